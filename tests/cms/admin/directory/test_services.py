"""An editor changes a service: drafts, checks, preview, publication, history."""

import pytest
from django.test import Client
from wagtail.models import ModelLogEntry, Revision

from accounts.models import User
from directory.models import FormerSlug, Service, Stage
from mapping_data.models import Area
from tests.cms.admin_forms import LIST, PUBLISH, add_row, edit_address, fields_for, fields_of
from tests.factories import ServiceFactory, SourceFactory, UserFactory


@pytest.fixture
def service(db: None) -> Service:
    made: Service = ServiceFactory(
        name="Harbour",
        slug="harbour",
        serves=[leeds()],
        stages=["pre-birth"],
        offers=["Group work"],
    )
    return made


def leeds() -> Area:
    return Area.objects.get(gss_code="E08000035")


def test_the_form_has_the_five_tabs(editor_client: Client, service: Service) -> None:
    html = editor_client.get(edit_address(service.pk)).text
    for tab in ("What it is", "Who for and how to get in", "Where", "Evidence", "Record"):
        assert tab in html


def test_a_form_sent_back_unchanged_changes_nothing(
    editor_client: Client, service: Service
) -> None:
    before = Service.objects.filter(pk=service.pk).values().get()
    fields = fields_for(editor_client, service.pk)
    assert editor_client.post(edit_address(service.pk), fields | PUBLISH).status_code == 302
    after = Service.objects.filter(pk=service.pk).values().get()
    moved = {name for name in before if before[name] != after[name]}
    assert moved <= {
        "modified_at",
        "latest_revision_id",
        "live_revision_id",
        "first_published_at",
        "last_published_at",
    }
    assert [str(area) for area in service.areas_served.values_list("area", flat=True)] == [
        str(leeds().pk)
    ]


def test_a_draft_leaves_the_public_record_as_it_is(editor_client: Client, service: Service) -> None:
    fields = fields_for(editor_client, service.pk) | {"name": ["Haven"], "slug": ["haven"]}
    editor_client.post(edit_address(service.pk), fields)
    service.refresh_from_db()
    assert (service.name, service.slug, service.has_unpublished_changes) == (
        "Harbour",
        "harbour",
        True,
    )
    assert not FormerSlug.objects.filter(service=service).exists()


def test_publication_changes_the_record_and_its_history_says_who(
    editor_client: Client, editor: User, service: Service
) -> None:
    fields = fields_for(editor_client, service.pk) | {"name": ["Haven"], "slug": ["haven"]}
    add_row(fields, "areas_served", area=str(Area.objects.get(gss_code="E08000003").pk))
    editor_client.post(edit_address(service.pk), fields | PUBLISH)
    service.refresh_from_db()
    assert (service.name, service.has_unpublished_changes) == ("Haven", False)
    assert {str(served.area) for served in service.areas_served.all()} == {"Leeds", "Manchester"}
    assert FormerSlug.objects.get(slug="harbour").service == service
    entry = ModelLogEntry.objects.filter(action="wagtail.publish").latest("timestamp")
    assert (entry.user, entry.object_id) == (editor, str(service.pk))
    assert "Edda" in editor_client.get(f"{LIST}history/{service.pk}/").text


def test_new_evidence_bears_the_name_of_the_editor(
    editor_client: Client, editor: User, service: Service
) -> None:
    fields = fields_for(editor_client, service.pk)
    add_row(fields, "evidence", source=str(SourceFactory().pk), date="about 2019", locator="p. 3")
    editor_client.post(edit_address(service.pk), fields | PUBLISH)
    old, new = service.evidence.all()
    assert (old.recorded_by, new.recorded_by) == (None, editor)
    assert new.date.words == "about 2019"


def test_the_preview_shows_what_is_not_saved(editor_client: Client, service: Service) -> None:
    fields = fields_for(editor_client, service.pk) | {"offers": ['"Swimming lessons"']}
    add_row(fields, "areas_served", area=str(Area.objects.get(gss_code="E08000003").pk))
    add_row(fields, "evidence", source=str(SourceFactory(title="A council paper").pk), date="")
    edge = fields_of(editor_client.get(edit_address(service.pk)).text)
    fields["stages"] = [*edge["stages"], stage_pk("edge-of-care")]
    address = f"{LIST}preview/{service.pk}/"
    assert editor_client.post(address, fields).json() == {"is_valid": True, "is_available": True}
    page = editor_client.get(address)
    for words in ("Manchester", "A council paper", "Edge of care", "Swimming lessons"):
        assert words in page.text
    assert service.areas_served.count() == 1


def stage_pk(slug: str) -> str:
    return str(Stage.objects.get(slug=slug).pk)


def test_the_preview_may_stand_in_the_editors_frame_and_in_no_cache(
    editor_client: Client, service: Service
) -> None:
    address = f"{LIST}preview/{service.pk}/"
    editor_client.post(address, fields_for(editor_client, service.pk))
    page = editor_client.get(address)
    policy = page.headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy
    assert "unsafe-inline" not in policy
    assert page.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "no-store" in page.headers["Cache-Control"]
    assert "public" not in page.headers["Cache-Control"]


def test_a_new_service_gets_an_address_from_its_name(editor_client: Client) -> None:
    ServiceFactory(slug="new-dawn")
    fields = fields_of(editor_client.get(f"{LIST}add/").text)
    assert fields["status_as_at"] == [""]
    fields |= {"name": ["New Dawn"], "status_as_at": ["2026-03"], "slug": [""]}
    editor_client.post(f"{LIST}add/", fields)
    service = Service.objects.get(name="New Dawn")
    assert (service.slug, service.live) == ("new-dawn-2", False)


def test_a_new_service_may_be_kept_as_a_draft_before_its_date_is_known(
    editor_client: Client,
) -> None:
    fields = fields_of(editor_client.get(f"{LIST}add/").text) | {"name": ["Half Done"]}
    editor_client.post(f"{LIST}add/", fields)
    assert Service.objects.filter(name="Half Done", live=False).exists()


def test_an_operating_service_without_an_area_is_taken_with_a_warning(
    editor_client: Client,
) -> None:
    service = ServiceFactory(name="Nowhere", status="operational")
    fields = fields_for(editor_client, service.pk)
    html = editor_client.post(edit_address(service.pk), fields, follow=True).text
    assert "“Nowhere” operates in England, and no authority is listed" in html


def test_a_save_in_the_background_leaves_no_warning_behind(editor_client: Client) -> None:
    service = ServiceFactory(name="Nowhere", status="operational")
    fields = fields_for(editor_client, service.pk)
    headers = {"Accept": "application/json"}
    answer = editor_client.post(edit_address(service.pk), fields, headers=headers)
    assert answer.json()["success"]
    assert "operates in England" not in editor_client.get(LIST).text


def test_a_locked_record_refuses_the_others(editor_client: Client, service: Service) -> None:
    service.locked, service.locked_by = True, UserFactory(administrator=True)
    service.save()
    fields = fields_for(editor_client, service.pk) | {"name": ["Haven"]}
    editor_client.post(edit_address(service.pk), fields | PUBLISH)
    assert not Revision.objects.for_instance(service).exists()
