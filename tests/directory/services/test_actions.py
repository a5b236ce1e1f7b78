"""Each action leaves the live row, the latest revision and the history in agreement."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry, ReferenceIndex

from directory.models import AreaServed, FormerSlug, Offer, Service, ServiceEvidence, Stage
from directory.services.actions import (
    ActionRefused,
    check_service,
    close_service,
    create_service,
    reopen_service,
    update_service,
)
from mapping_data.models import Area, Source
from mapping_data.partial_dates import UNKNOWN, PartialDate
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

MAY_2026 = PartialDate(2026, 5)


@pytest.fixture
def editor() -> Any:
    return UserFactory(administrator=True)


@pytest.fixture
def service(editor: Any) -> Service:
    source, other = Source.objects.all()[:2]
    values = {
        "slug": "made-up",
        "name": "Made-up service",
        "model": Service.Model.LOCAL,
        "status": Service.Status.OPERATIONAL,
        "status_as_at": MAY_2026,
        "stages": list(Stage.objects.filter(slug__in=["pre-birth", "post-birth"])),
        "offers": list(Offer.objects.filter(slug="key-worker")),
        "areas_served": [AreaServed(area=Area.objects.get(gss_code="E06000001"))],
        "evidence": [
            ServiceEvidence(source=source, locator="p. 1", date=MAY_2026),
            ServiceEvidence(source=other, locator="p. 2"),
        ],
    }
    return create_service(values=values, user=editor)


def history(service: Service) -> list[str]:
    entries = ModelLogEntry.objects.for_instance(service).order_by("pk")
    return [entry.action for entry in entries]


def assert_agreement(service: Service, user: Any) -> None:
    live = Service.objects.get(pk=service.pk)
    revision = live.latest_revision
    assert revision is not None
    assert live.live
    assert not live.has_unpublished_changes
    assert live.live_revision_id == revision.pk
    assert revision.user == user
    same = ["name", "slug", "status", "status_as_at", "closed_on", "closed_reason"]
    draft = revision.as_object()
    for name in [*same, "last_checked_on"]:
        assert getattr(draft, name) == getattr(live, name), name
    assert [e.locator for e in draft.evidence.all()] == [e.locator for e in live.evidence.all()]
    entry = ModelLogEntry.objects.for_instance(live).order_by("-pk")[0]
    assert (entry.user, entry.revision) == (user, revision)


def test_creating_publishes_the_whole_record_in_one_revision(service: Service, editor: Any) -> None:
    assert [stage.slug for stage in service.stages.all()] == ["pre-birth", "post-birth"]
    assert [offer.slug for offer in service.offers.all()] == ["key-worker"]
    assert [row.area.gss_code for row in service.areas_served.all()] == ["E06000001"]
    assert [row.locator for row in service.evidence.all()] == ["p. 1", "p. 2"]
    assert service.revisions.count() == 1
    assert history(service) == ["wagtail.create", "wagtail.publish"]
    assert_agreement(service, editor)


def test_creating_a_service_at_an_address_that_is_kept_or_taken_is_refused(
    service: Service,
) -> None:
    for slug in ("find", "made-up"):
        with pytest.raises(ValidationError, match="slug"):
            create_service(values={"slug": slug, "name": "Another"}, user=None)
    assert Service.objects.filter(name="Another").count() == 0


def test_a_wrong_name_of_a_field_is_an_error_and_not_a_silent_nothing(service: Service) -> None:
    with pytest.raises(Exception, match="no field named"):
        update_service(service=service, values={"titel": "New"}, user=None)


def test_updating_keeps_rows_that_say_the_same(service: Service, editor: Any) -> None:
    first, second = service.evidence.all()
    ServiceEvidence.objects.filter(pk=first.pk).update(last_checked_on=date(2026, 6, 1))
    evidence = [
        ServiceEvidence(source=second.source, locator="p. 3"),
        ServiceEvidence(source=first.source, locator="p. 1", date=MAY_2026),
    ]
    updated = update_service(
        service=service, values={"name": "New name", "evidence": evidence}, user=editor
    )
    new, kept = updated.evidence.all()
    assert (kept.pk, kept.last_checked_on) == (first.pk, date(2026, 6, 1))
    assert (new.locator, updated.name) == ("p. 3", "New name")
    assert not ServiceEvidence.objects.filter(pk=second.pk).exists()
    assert history(service)[2:] == ["wagtail.edit", "wagtail.rename", "wagtail.publish"]
    assert_agreement(service, editor)


def test_updating_the_address_keeps_the_former_one(service: Service) -> None:
    update_service(service=service, values={"slug": "made-up-again"}, user=None)
    assert FormerSlug.objects.get(slug="made-up").service == service


@pytest.mark.parametrize("state", ["draft", "locked", "unpublished"])
def test_no_action_writes_over_what_an_editor_has_in_hand(
    service: Service, editor: Any, state: str
) -> None:
    if state == "draft":
        service.name = "A draft"
        service.save_revision(user=editor)
    elif state == "locked":
        Service.objects.filter(pk=service.pk).update(locked=True)
    else:
        service.unpublish()
    before = (service.revisions.count(), history(service))
    with pytest.raises(ActionRefused, match="cannot be changed now: "):
        update_service(service=service, values={"name": "Other"}, user=editor)
    with pytest.raises(ActionRefused):
        close_service(service=service, on=UNKNOWN, reason="It ended.", user=editor)
    with pytest.raises(ActionRefused):
        check_service(service=service, on=timezone.localdate(), user=editor)
    assert (service.revisions.count(), history(service)) == before


def test_closing_keeps_the_record_with_its_date_and_reason(service: Service, editor: Any) -> None:
    closed = close_service(
        service=service, on=PartialDate(2026, 3), reason=" Its funding ended. ", user=editor
    )
    assert closed.is_closed
    assert (str(closed.closed_on), closed.closed_reason) == ("2026-03", "Its funding ended.")
    assert closed.status_as_at.earliest == timezone.localdate()
    assert_agreement(service, editor)


def test_closing_needs_a_reason_and_a_day_that_has_come_and_happens_once(service: Service) -> None:
    next_year = PartialDate(timezone.localdate().year + 1)
    with pytest.raises(ActionRefused, match="Say why"):
        close_service(service=service, on=UNKNOWN, reason="  ", user=None)
    with pytest.raises(ActionRefused, match="cannot lie ahead"):
        close_service(service=service, on=next_year, reason="It will end.", user=None)
    close_service(service=service, on=UNKNOWN, reason="It ended.", user=None)
    with pytest.raises(ActionRefused, match="closed already"):
        close_service(service=service, on=UNKNOWN, reason="It ended.", user=None)


def test_reopening_takes_the_date_and_reason_back(service: Service, editor: Any) -> None:
    with pytest.raises(ActionRefused, match="not closed"):
        reopen_service(service=service, status="pilot", user=editor)
    close_service(service=service, on=PartialDate(2026), reason="It ended.", user=editor)
    for status in ("closed", "thriving"):
        with pytest.raises(ActionRefused, match="is not a status of a service that is open"):
            reopen_service(service=service, status=status, user=editor)
    opened = reopen_service(service=service, status="pilot", user=editor)
    assert (opened.status, bool(opened.closed_on), opened.closed_reason) == ("pilot", False, "")
    assert_agreement(service, editor)


def test_a_check_is_dated_and_only_moves_forward(service: Service, editor: Any) -> None:
    today = timezone.localdate()
    checked = check_service(service=service, on=today - timedelta(days=3), user=editor)
    assert checked.last_checked_on == today - timedelta(days=3)
    assert_agreement(service, editor)
    with pytest.raises(ActionRefused, match="lies ahead"):
        check_service(service=service, on=today + timedelta(days=1), user=editor)
    with pytest.raises(ActionRefused, match="checked later"):
        check_service(service=service, on=today - timedelta(days=4), user=editor)


def test_an_action_that_fails_half_way_leaves_nothing(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError

    revisions = service.revisions.count()
    monkeypatch.setattr("directory.services.actions.log", breaks)
    with pytest.raises(RuntimeError):
        update_service(service=service, values={"name": "Half"}, user=None)
    assert service.revisions.count() == revisions
    assert Service.objects.get(pk=service.pk).name == "Made-up service"


def test_wagtail_knows_what_the_record_refers_to(service: Service) -> None:
    before = set(ReferenceIndex.get_references_for_object(service).values_list("to_object_id"))
    ReferenceIndex.create_or_update_for_object(Service.objects.get(pk=service.pk))
    after = set(ReferenceIndex.get_references_for_object(service).values_list("to_object_id"))
    assert before == after
