"""Claims: recorded with evidence, superseded and never changed, each act in the log."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from wagtail.models import ModelLogEntry

from accounts.models import User
from directory.coverage import claims as claim_actions
from directory.coverage.claims import record_claim, supersede_claim
from directory.coverage.rules import live_states
from directory.models import Claim, ClaimEvidence
from directory.services.actions import ActionRefused
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area, Source
from mapping_data.partial_dates import UNKNOWN, PartialDate
from tests.factories import AreaFactory, SourceFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def area() -> Area:
    made: Area = AreaFactory(name="Little Haven")
    return made


@pytest.fixture
def user() -> User:
    made: User = UserFactory(name="Edda")
    return made


def rests_on(kind: str = Source.Kind.OFFICIAL, dated: str = "2026-05") -> ClaimEvidence:
    source = SourceFactory(kind=kind)
    return ClaimEvidence(source=source, date=PartialDate.parse(dated), locator="p. 2")


def recorded(area: Area, user: User, **changed: Any) -> Claim:
    given: dict[str, Any] = {
        "layer": "recurrent",
        "state": "confirmed_none",
        "as_at": PartialDate.parse("2026-05"),
        "evidence": [rests_on()],
    }
    return record_claim(area=area, user=user, **(given | changed))


def state_of(area: Area, layer: str = "recurrent") -> str:
    areas = AreaIndex.load(Area.objects.get(pk=area.pk).modified_at.date())
    return next(item.state for item in live_states(layer, areas) if item.area.pk == area.pk)


def entries(claim: Claim) -> list[tuple[str, Any]]:
    rows = ModelLogEntry.objects.for_instance(claim).order_by("timestamp")
    return [(row.action, row.user) for row in rows]


def test_a_claim_with_its_evidence_decides_the_state_and_stands_in_the_log(
    area: Area, user: User
) -> None:
    claim = recorded(area, user)

    evidence = claim.evidence.get()
    assert state_of(area) == "confirmed_none"
    assert state_of(area, "fdac") == "not_established"
    assert (claim.recorded_by, evidence.recorded_by, evidence.locator) == (user, user, "p. 2")
    assert entries(claim) == [("wagtail.create", user)]


def test_confirmed_none_without_evidence_is_refused_and_leaves_nothing(
    area: Area, user: User
) -> None:
    with pytest.raises(ActionRefused, match="needs evidence"):
        recorded(area, user, evidence=[])

    assert not Claim.objects.filter(area=area).exists()
    assert state_of(area) == "not_established"


def test_another_state_may_be_claimed_before_its_source_is_at_hand(area: Area, user: User) -> None:
    recorded(area, user, state="in_development", evidence=[])

    assert state_of(area) == "in_development"


def test_a_newer_claim_supersedes_the_old_one_which_stays_as_it_was(area: Area, user: User) -> None:
    old = recorded(area, user)

    new = supersede_claim(
        claim=old,
        state="service",
        as_at=PartialDate.parse("2026-08"),
        evidence=[rests_on()],
        user=user,
    )

    assert (new.supersedes, new.area, new.layer) == (old, area, "recurrent")
    assert Claim.objects.get(pk=old.pk).state == "confirmed_none"
    assert state_of(area) == "service"
    assert ("directory.supersede_claim", user) in entries(old)
    assert entries(new) == [("wagtail.create", user)]


def test_a_superseded_claim_cannot_be_superseded_again(area: Area, user: User) -> None:
    old = recorded(area, user)
    newer: dict[str, Any] = {"state": "service", "as_at": UNKNOWN, "evidence": [], "user": user}
    supersede_claim(claim=old, **newer)

    with pytest.raises(ActionRefused, match="superseded already"):
        supersede_claim(claim=old, **newer)

    assert Claim.objects.filter(area=area).count() == 2


def test_a_refused_successor_leaves_the_old_claim_in_force(area: Area, user: User) -> None:
    old = recorded(area, user, state="service")

    with pytest.raises(ActionRefused, match="needs evidence"):
        supersede_claim(claim=old, state="confirmed_none", as_at=UNKNOWN, evidence=[], user=user)

    assert state_of(area) == "service"
    assert entries(old) == [("wagtail.create", user)]


@pytest.mark.parametrize("name", ["North West", "Cardiff"])
def test_a_claim_speaks_of_an_authority_of_england(name: str, user: User) -> None:
    place = Area.objects.filter(common_name=name).first()
    assert place is not None

    with pytest.raises(ActionRefused, match="authority of England"):
        recorded(place, user)


def test_no_date_lies_ahead(area: Area, user: User) -> None:
    with pytest.raises(ActionRefused, match="date of a claim cannot lie ahead"):
        recorded(area, user, as_at=PartialDate.parse("2099"))
    with pytest.raises(ActionRefused, match="date of its evidence cannot lie ahead"):
        recorded(area, user, evidence=[rests_on(dated="2099-01-01")])


def test_a_state_that_is_none_is_refused(area: Area, user: User) -> None:
    with pytest.raises(ValidationError):
        recorded(area, user, state="none")


def test_a_stored_claim_is_never_changed(area: Area, user: User) -> None:
    claim = recorded(area, user)
    claim.state = "service"

    with pytest.raises(ValidationError, match="never changed"):
        claim.save()


def test_the_log_and_the_claim_stand_or_fall_together(
    area: Area, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **details: object) -> None:
        raise OSError("the log is full")

    monkeypatch.setattr(claim_actions, "log", broken)
    with pytest.raises(OSError, match="the log is full"):
        recorded(area, user)

    assert not Claim.objects.filter(area=area).exists()


def test_a_successor_is_not_kept_where_the_log_of_the_old_claim_fails(
    area: Area, user: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = recorded(area, user)
    kept = claim_actions.log

    def broken(claim: Claim, action: str, **details: Any) -> None:
        if action == "directory.supersede_claim":
            raise OSError("the log is full")
        kept(claim, action, **details)

    monkeypatch.setattr(claim_actions, "log", broken)
    with pytest.raises(OSError, match="the log is full"):
        supersede_claim(claim=old, state="service", as_at=UNKNOWN, evidence=[], user=user)

    assert state_of(area) == "confirmed_none"
