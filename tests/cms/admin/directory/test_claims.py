"""An editor records a claim, supersedes it, and can neither change nor delete it."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from wagtail.models import ModelLogEntry

from accounts.models import User
from directory.coverage.claims import record_claim
from directory.models import Claim, ClaimEvidence
from mapping_data.models import Area, Source
from mapping_data.partial_dates import UNKNOWN, PartialDate
from tests.factories import SourceFactory, UserFactory

LIST = "/admin/snippets/directory/claim/"


@pytest.fixture
def hartlepool(db: None) -> Area:
    return Area.objects.get(gss_code="E06000001")


@pytest.fixture
def source(db: None) -> Source:
    made: Source = SourceFactory(title="A cabinet paper", kind="official")
    return made


@pytest.fixture
def claim(hartlepool: Area, source: Source) -> Claim:
    evidence = [ClaimEvidence(source=source, date=source.date)]
    as_at = PartialDate.parse("2026-05")
    return record_claim(
        area=hartlepool,
        layer="recurrent",
        state="confirmed_none",
        as_at=as_at,
        evidence=evidence,
        user=None,
    )


def sent(client: Client, address: str, **values: object) -> str:
    """Fill in the form that stands at an address, send it, and read the answer."""
    page = BeautifulSoup(client.get(address).text, "html.parser")
    form = page.find("form", id="w-editor-form")
    assert form is not None
    names = {
        str(field["name"]) for field in form.select("input, select, textarea") if field.get("name")
    }
    assert set(values) <= names, set(values) - names
    fields = {"source_1": "", "source_2": "", **values}
    return str(client.post(str(form["action"]), fields, follow=True).text)


def test_an_editor_records_a_claim_with_its_source(
    editor_client: Client, editor: User, hartlepool: Area, source: Source
) -> None:
    sent(
        editor_client,
        f"{LIST}add/",
        area=hartlepool.pk,
        layer="recurrent",
        state="confirmed_none",
        as_at="2026-05",
        source_1=source.pk,
        locator_1="p. 4",
    )
    made = Claim.objects.get(area=hartlepool)
    evidence = made.evidence.get()
    assert (made.state, made.recorded_by) == ("confirmed_none", editor)
    assert (evidence.source, evidence.locator, evidence.date) == (source, "p. 4", source.date)
    entry = ModelLogEntry.objects.for_instance(made).get()
    assert (entry.action, entry.user) == ("wagtail.create", editor)


def test_confirmed_none_without_a_source_is_refused_in_words(
    editor_client: Client, hartlepool: Area
) -> None:
    given = {"area": hartlepool.pk, "layer": "recurrent", "as_at": "2026-05"}
    html = sent(editor_client, f"{LIST}add/", state="confirmed_none", **given)
    assert "needs evidence" in html
    assert not Claim.objects.filter(area=hartlepool).exists()


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"as_at": ""}, "Write the date, or “unknown”."),
        ({"as_at": "2099"}, "cannot lie ahead"),
        ({"locator_1": "p. 4"}, "Choose the source that says so"),
        ({"date_2": "2020"}, "Choose the source that says so"),
        ({"state": "maybe"}, "Select a valid choice"),
    ],
)
def test_what_cannot_stand_is_refused_in_words(
    editor_client: Client, hartlepool: Area, values: dict[str, str], words: str
) -> None:
    given = {"area": hartlepool.pk, "layer": "fdac", "state": "service", "as_at": "2026-05"}
    assert words in sent(editor_client, f"{LIST}add/", **(given | values))
    assert not Claim.objects.filter(area=hartlepool).exists()


def test_a_newer_claim_takes_the_place_of_the_old_one(
    editor_client: Client, editor: User, claim: Claim
) -> None:
    listed = editor_client.get(LIST).text
    address = f"{LIST}add/?supersedes={claim.uuid}"
    assert address in listed
    form = BeautifulSoup(editor_client.get(address).text, "html.parser")
    assert not form.select("[name=area], [name=layer]")
    sent(editor_client, address, state="in_development", as_at="unknown")
    newer = Claim.objects.get(supersedes=claim)
    assert (newer.area, newer.layer, newer.as_at) == (claim.area, "recurrent", UNKNOWN)
    actions = ModelLogEntry.objects.for_instance(claim).values_list("action", "user")
    assert ("directory.supersede_claim", editor.pk) in actions
    assert f"supersedes={claim.uuid}" not in editor_client.get(LIST).text


def test_a_claim_is_superseded_once(editor_client: Client, claim: Claim) -> None:
    address = f"{LIST}add/?supersedes={claim.uuid}"
    sent(editor_client, address, state="service", as_at="2026-06")
    html = sent(editor_client, address, state="service", as_at="2026-07")
    assert "superseded already" in html
    assert Claim.objects.filter(area=claim.area).count() == 2


@pytest.mark.parametrize("given", ["nonsense", "00000000-0000-4000-8000-000000000000"])
def test_a_claim_that_is_not_there_cannot_be_superseded(editor_client: Client, given: str) -> None:
    assert editor_client.get(f"{LIST}add/?supersedes={given}").status_code == 404


def test_a_claim_can_be_read_with_its_sources(editor_client: Client, claim: Claim) -> None:
    html = editor_client.get(f"{LIST}inspect/{claim.pk}/").text
    for words in ("Hartlepool", "Confirmed none", "May 2026", "A cabinet paper", "in force"):
        assert words in html
    assert "Record a newer claim" in html


@pytest.mark.parametrize("act", ["edit", "delete"])
def test_nobody_changes_or_deletes_a_claim(client: Client, claim: Claim, act: str) -> None:
    client.force_login(UserFactory(administrator=True))
    answer = client.post(f"{LIST}{act}/{claim.pk}/", {"state": "service"})
    assert answer.status_code == 302
    claim.refresh_from_db()
    assert claim.state == "confirmed_none"
    assert f"{LIST}{act}/{claim.pk}/" not in client.get(LIST).text


def test_those_without_the_right_see_no_claims(client: Client, claim: Claim) -> None:
    client.force_login(UserFactory())
    assert "A cabinet paper" not in client.get(LIST, follow=True).text
