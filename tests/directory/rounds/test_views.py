"""The pages and files of mapping rounds: what they show, and what they refuse to say."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from directory.rounds import views as round_views
from mapping_data.models import Round
from mapping_data.rounds import choose, published_rounds
from tests.directory.rounds.pages import COMPARE, FILE, PAGE, file_rows, soup, table_rows, text_of
from tests.mapping_data.round_files import MadeUpRound

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def england(db: None) -> Round:
    call_command("import_round", "england-2021", verbosity=0)
    call_command("activate_round", "england-2021", by="a test", if_needed=True, verbosity=0)
    found = choose(published_rounds(), "england-2021")
    assert found is not None
    return found


@pytest.fixture
def made_up(tmp_path: Path) -> MadeUpRound:
    return MadeUpRound(tmp_path / "one")


@pytest.fixture
def two_versions(made_up: MadeUpRound) -> MadeUpRound:
    """Version 2 differs by one answer of the North East."""
    made_up.activated()
    made_up.change("figures.csv", 0, no_service="4", unknown="1")
    made_up.change("figures.csv", 9, no_service="50", unknown="29")
    made_up.change("round.csv", 0, version="2", changes="One answer came late.")
    made_up.activated()
    return made_up


@pytest.fixture
def no_rounds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(round_views, "published_rounds", list[Round])


def problem(client: Client, address: str, status: int) -> str:
    response = client.get(address)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    assert response.json()["status"] == status
    return str(response.json()["detail"])


def test_the_page_shows_the_hash_of_exactly_the_file(client: Client) -> None:
    page = soup(client, PAGE)
    link = page.select_one(".file a")
    assert link is not None
    served = client.get(str(link["href"]))
    assert page.select(".file .hash")[0].get_text() == sha256(served.content).hexdigest()
    assert client.get(FILE).content == served.content
    assert f"{len(served.content)} bytes" in page.select(".file")[0].get_text()


def test_the_page_and_the_file_agree_in_every_cell(client: Client) -> None:
    page, rows = soup(client, PAGE), file_rows(client)
    *measures, teams = list(rows[0])[1:]
    answers, counted = table_rows(page, 0), table_rows(page, 1)
    assert len(answers) == len(counted) == len(rows) + 1  # and the totals worked out again
    for shown, beside, row in zip(answers, counted, rows, strict=False):
        assert shown[1:-1] == [row[name] for name in measures]
        assert beside[1:] == [row[teams]]
        if row["region"] != "Total":
            assert shown[0].startswith(row["region"])
            assert beside[0] == row["region"]


def test_printed_totals_stand_beside_those_worked_out(client: Client) -> None:
    *_, printed, again = table_rows(soup(client, PAGE), 0)
    assert printed == ["Total, as printed", "152", "38", "35", "49", "30", "152"]
    assert again == ["Total, worked out here", "152", "38", "35", "49", "30", "152"]
    assert "all 10 row sums and all 6 column sums are as printed" in text_of(client, PAGE)


def test_teams_never_stand_in_a_table_of_authorities(client: Client) -> None:
    for address in (PAGE, COMPARE):
        for table in soup(client, address).find_all("table"):
            words = table.get_text(" ")
            assert "authorit" not in words.lower() or "FDAC" not in words


@pytest.mark.parametrize(
    "words",
    [
        "Of 152 authorities, 73 had a recurrent care service running or in development, 49 had "
        "none, and 30 did not reply: for those it is not known.",
        "October 2020 to March 2021",
        "August to December 2020",
        "authorities of 1 April 2021",
        "Unknown: did not reply",
        "Last confirmed over 3 years ago",
        "© Research in Practice June 2021",
        "Section 3, Tables 2 and 3",
        "one more service, delivered in three regions, is not in it",
        "33 services or 33 areas",
        "Fieldwork dates",
        "Authorities of which day",
        "That is our inference: no source lists the 14 teams.",
        "printed as “Yorkshire and Humber”",
        "http://testserver/rounds/england-2021/?version=1",
        "14 people from 13 organisations",
        "What the mapping set out to find",
        "no list of authorities by answer",
    ],
)
def test_the_page_says_how_the_round_was_made_and_where_it_is_weak(
    client: Client, words: str
) -> None:
    assert words in text_of(client, PAGE)


def test_every_footnote_of_the_tables_is_carried(client: Client) -> None:
    terms = soup(client, PAGE).select("section[aria-labelledby=footnotes-title] dt")
    assert [term.get_text() for term in terms] == ["1", "2", "3", "4", "5"]


@pytest.mark.parametrize("address", [PAGE, COMPARE])
def test_tables_can_be_read_aloud(client: Client, address: str) -> None:
    for table in soup(client, address).find_all("table"):
        assert table.find("caption") is not None
        assert all(th.get("scope") in ("row", "col", "colgroup") for th in table.find_all("th"))


def test_the_file_names_itself_and_its_page(client: Client) -> None:
    response = client.get(FILE)
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert "england-2021-version-1.csv" in response["Content-Disposition"]
    assert response["Link"] == '</rounds/england-2021/?version=1>; rel="describedby"'


def test_a_superseded_version_stays_readable_and_names_its_successor(
    client: Client, two_versions: MadeUpRound
) -> None:
    today = timezone.localdate()
    old = text_of(client, "/rounds/made-up/?version=1")
    assert f"superseded by version 2 on {today.day} {today:%B %Y}" in old
    assert "One answer came late." in old
    assert file_rows(client, "/rounds/made-up.csv?version=1")[0]["unknown"] == "2"
    assert file_rows(client, "/rounds/made-up.csv")[0]["unknown"] == "1"
    new = text_of(client, "/rounds/made-up/")
    assert "superseded by" not in new
    assert "Version 1 superseded" in new


def test_a_superseded_page_keeps_the_hash_of_its_own_file(
    client: Client, two_versions: MadeUpRound
) -> None:
    for version in ("1", "2"):
        page = soup(client, f"/rounds/made-up/?version={version}")
        served = client.get(f"/rounds/made-up.csv?version={version}").content
        assert page.select(".file .hash")[0].get_text() == sha256(served).hexdigest()


def test_a_round_that_is_not_activated_is_not_there(client: Client, made_up: MadeUpRound) -> None:
    made_up.load()
    assert "There is no mapping round “made-up”." in text_of(client, "/rounds/made-up/", 404)
    assert "Made-up" not in text_of(client, "/rounds/")
    assert "made-up" in problem(client, "/rounds/made-up.csv", 404)


@pytest.mark.parametrize("slug", ["england-1999", "find", "feed", "a%00b", "%3Cscript%3E", "-"])
def test_an_unknown_round_is_named_on_a_page_that_lists_the_known(
    client: Client, slug: str
) -> None:
    said = text_of(client, f"/rounds/{slug}/", 404)
    assert "There is no mapping round “" in said
    assert "England 2021" in said
    assert "There is no mapping round “" in problem(client, f"/rounds/{slug}.csv", 404)
    assert b"<script>" not in client.get(f"/rounds/{slug}/").content


@pytest.mark.parametrize("version", ["9", "one", "-1", "1.0", "²", "9" * 400])
def test_an_unknown_version_is_said_and_the_current_one_shown(client: Client, version: str) -> None:
    said = text_of(client, f"{PAGE}?version={version}")
    assert f"England 2021 has no version “{version[:79]}" in said
    assert "there is 1." in said
    assert "Of 152 authorities" in said
    assert "has no version" in problem(client, f"{FILE}?version={version}", 400)


def test_states_of_authorities_cannot_be_had_and_it_is_said_why(client: Client) -> None:
    why = "its source prints no list of authorities, so no authority’s state can be made from it"
    assert why in text_of(client, f"{PAGE}?by=authority")
    assert why in problem(client, f"{FILE}?by=authority", 400)
    assert why in text_of(client, f"{COMPARE}&by=authority")
    assert "“county” is not a level" in problem(client, f"{FILE}?by=county", 400)
    assert client.get(f"{FILE}?by=region").status_code == 200


def test_live_is_explained_and_is_no_round(client: Client) -> None:
    assert client.get("/rounds/live/")["Location"] == "/rounds/#live"
    assert soup(client, "/rounds/").select_one("#live") is not None
    assert "/coverage.csv" in problem(client, "/rounds/live.csv", 404)


def test_the_list_gives_each_round_with_source_date_and_denominator(client: Client) -> None:
    said = text_of(client, "/rounds/")
    for words in ("Of 152 authorities, 73", "June 2021", "1 April 2021", "Where are we now?"):
        assert words in said


def test_without_rounds_the_pages_say_so(client: Client, no_rounds: None) -> None:
    assert "No round is published here yet." in text_of(client, "/rounds/")
    assert "nothing to compare" in text_of(client, "/rounds/compare/")


def test_the_list_asks_as_often_for_many_rounds_as_for_one(
    client: Client, tmp_path: Path, django_assert_num_queries: Callable
) -> None:
    with django_assert_num_queries(2):
        client.get("/rounds/")
    for number in range(4):
        MadeUpRound(tmp_path / str(number), f"made-up-{number}").activated()
    with django_assert_num_queries(2):
        assert len(soup(client, "/rounds/").select(".round-card")) == 5


@pytest.mark.parametrize("address", ["/rounds/", PAGE, FILE, COMPARE])
def test_no_page_of_rounds_asks_more_than_twelve_times(
    client: Client, assert_queries: Callable, address: str
) -> None:
    with assert_queries(12):
        assert client.get(address).status_code == 200


@pytest.mark.parametrize("address", ["/rounds/", PAGE, FILE, COMPARE])
def test_pages_of_rounds_set_no_cookie(client: Client, address: str) -> None:
    assert not client.get(address).cookies


def test_the_vintage_is_the_day_whose_authorities_are_counted(england: Round) -> None:
    assert england.vintage == date(2021, 4, 1)
