"""Briefs: what is kept and what is cut, by rule; all that a committee must find on the page."""

import random
import re

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.test import Client

from directory.areas.briefs.page_fitting import (
    LINES,
    Cell,
    Part,
    clip,
    fitted,
    lines_of,
    list_row,
    table_row,
    width_of,
)
from directory.coverage.claims import record_claim
from directory.models import ClaimEvidence
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area, Neighbour
from mapping_data.partial_dates import PartialDate
from tests.directory.areas.pages import TODAY
from tests.factories import AreaFactory, ServiceFactory, SourceFactory


@pytest.fixture(autouse=True)
def _the_same_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(AreaIndex, "today", lambda: AreaIndex.load(TODAY))


def part_of(number: int, text: str = "one line", slug: str = "part") -> Part:
    return Part(slug=slug, title="Part", rows=(list_row(text),) * number, url="/whole/")


def height(parts: list[Part]) -> float:
    """What the parts take as they now stand."""
    return sum(part.height(len(part.rows)) + (1.2 if part.more else 0) for part in parts)


# The rule


def test_what_fits_is_kept_whole() -> None:
    kept = fitted([part_of(5), part_of(7)], LINES)
    assert [(len(part.rows), part.more) for part in kept] == [(5, 0), (7, 0)]


def test_what_does_not_fit_is_counted() -> None:
    kept = fitted([part_of(100)], LINES)[0]
    assert 30 < len(kept.rows) < LINES
    assert len(kept.rows) + kept.more == 100


def test_the_lists_take_turns() -> None:
    long, short, longer = fitted([part_of(40), part_of(3), part_of(80)], LINES)
    assert short.more == 0
    assert abs(len(long.rows) - len(longer.rows)) <= 1


@pytest.mark.parametrize("seed", range(30))
def test_no_more_is_kept_than_the_page_holds_and_no_more_is_cut_than_must_be(seed: int) -> None:
    chance = random.Random(seed)
    parts = [part_of(chance.randrange(0, 60), "word " * chance.randrange(1, 40)) for _ in range(4)]
    kept = fitted(parts, LINES)
    assert height(kept) <= LINES
    for before, after in zip(parts, kept, strict=True):
        assert len(after.rows) + after.more == len(before.rows)
        if after.more > 1:
            grown = height(kept) + before.rows[0].lines
            assert grown > LINES, "a row more would have fitted"


def test_lines_are_counted_by_the_width_of_letters() -> None:
    assert width_of("iii") < width_of("mmm") / 3
    assert lines_of("") == lines_of("short") == 1
    assert lines_of("m" * 200, 50) == 4
    assert lines_of("word " * 50, 20) == -(-50 // 8)


def test_a_row_of_a_table_is_as_high_as_its_highest_cell() -> None:
    cells = [Cell("a"), Cell("word " * 60)]
    low, high = table_row(cells, [0.1, 0.9]), table_row(cells, [0.9, 0.1])
    assert low.lines < high.lines


def test_a_long_text_loses_its_last_words() -> None:
    assert clip("one two three", 20) == "one two three"
    assert clip("one two three four", 12) == "one two …"


# The page


def brief(client: Client, code: str) -> BeautifulSoup:
    answer = client.get(f"/areas/{code}/brief/")
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "html.parser")


def words_of(client: Client, code: str) -> str:
    found = brief(client, code).select_one(".brief")
    assert found is not None
    return re.sub(r"\s+", " ", found.get_text(" "))


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["E08000006", "E12000007"])
def test_a_brief_says_what_to_cite_and_on_whose_data_it_rests(client: Client, code: str) -> None:
    words = words_of(client, code)
    address = f"{settings.WAGTAILADMIN_BASE_URL}/areas/{code}/brief/"
    assert f"as answered on 22 November 2026. {address}" in words
    assert "Open Government Licence v3.0" in words
    canonical = brief(client, code).select_one("link[rel=canonical]")
    assert canonical is not None
    assert canonical["href"] == address
    for title in ("What is there", "Next door", "Who says so"):
        assert title in words


@pytest.mark.django_db
def test_an_authoritys_brief_has_its_states_supply_neighbours_and_sources(client: Client) -> None:
    words = words_of(client, "E08000006")
    assert "by the national mapping of June 2021; not confirmed since." in words
    assert "what has become of Strengthening Families since June 2021" in words
    assert "Greater Manchester FDAC Manchester and Wigan Operating, 2024" in words
    assert "Salford Strengthening Families Handbook (2020), on Strengthening Families" in words
    assert re.search(r"North West \d+ of 24", words)
    assert re.search(r"England \d+ of 153", words)


@pytest.mark.django_db
def test_where_nothing_is_known_the_brief_says_so_and_names_the_nearest(client: Client) -> None:
    words = words_of(client, "E06000046")
    assert "No service is recorded for Isle of Wight." in words
    assert "borders no other authority on land" in words
    assert "The nearest authority with a recurrent care service reported is" in words
    assert "“Not established” means that nobody has told this directory either way" in words


@pytest.mark.django_db
def test_a_cut_list_ends_with_how_many_more_and_where_they_are(client: Client) -> None:
    area = AreaFactory(name="Full House")
    beside = AreaFactory()
    Neighbour.objects.create(area=area, neighbour=beside, shared_km=3)
    for number in range(40):
        ServiceFactory(name=f"Here {number:02}", serves=[area])
        ServiceFactory(name=f"There {number:02}", serves=[beside])

    page = brief(client, area.gss_code)

    rows = page.select(".brief__table--services tbody tr")
    more = [item.text for item in page.select(".brief__more")]
    root = f"{settings.WAGTAILADMIN_BASE_URL}/areas/{area.gss_code}/"
    assert f"and {40 - len(rows)} more: {root}#serves" in more
    assert any(item.endswith(f"{root}#neighbour") for item in more)
    whole = client.get(f"/areas/{area.gss_code}/").text
    for anchor in ("serves", "neighbour", "unknown", "history"):
        assert f'id="{anchor}"' in whole


@pytest.mark.django_db
def test_a_claim_and_its_source_stand_in_the_brief(client: Client) -> None:
    area = Area.objects.get(gss_code="E06000001")
    evidence = ClaimEvidence(
        source=SourceFactory(title="A cabinet paper", kind="official"),
        date=PartialDate.parse("2026-05"),
    )
    record_claim(
        area=area,
        layer="recurrent",
        state="confirmed_none",
        as_at=PartialDate.parse("2026-05"),
        evidence=[evidence],
        user=None,
    )
    words = words_of(client, "E06000001")
    assert "Confirmed none: by an official paper of May 2026." in words
    assert "A cabinet paper (May 2026), on the state claimed." in words


@pytest.mark.django_db
def test_a_regions_brief_names_its_gaps_and_who_is_across_the_border(client: Client) -> None:
    words = words_of(client, "E12000002")
    assert re.search(r"Not established: \d+ of 24 \(", words)
    assert re.search(r"\d+ of 9 authorities of other regions that border this one", words)
    assert "Derbyshire Service reported Pause Derbyshire 2024" in words


@pytest.mark.django_db
def test_way_out_and_support_stand_on_the_screen(client: Client) -> None:
    page = brief(client, "E08000006")
    assert page.select_one("[data-exit-page]")
    assert page.select_one("#support")
    assert "noindex" not in str(page.head)


@pytest.mark.django_db
def test_a_former_areas_brief_leads_to_its_page_and_an_old_code_to_the_new(client: Client) -> None:
    former = client.get("/areas/E10000006/brief/")
    assert (former.status_code, former.headers["Location"]) == (302, "/areas/E10000006/")
    old = client.get("/areas/E08000016/brief/")
    assert (old.status_code, old.headers["Location"]) == (301, "/areas/E08000038/brief/")


@pytest.mark.django_db
@pytest.mark.parametrize("code", ["E08000006", "E12000002"])
def test_the_pages_lead_to_their_brief(client: Client, code: str) -> None:
    assert f'href="/areas/{code}/brief/"' in client.get(f"/areas/{code}/").text
