"""After a withdrawal nothing that rested on the consent is found: nowhere, by no way."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Comment, Revision

from accounts.models import User
from cms.consents import actions as consent_actions
from cms.consents.actions import withdraw_consent
from cms.models import Consent, Correction, Picture, SiteDocument, SpotlightPage
from cms.models.media import DoomedFile
from cms.publishing.rules import PublishRefused
from directory.models import SearchDocument
from tests.cms.consents.factories import ConsentFactory, DocumentFactory, PictureFactory, days
from tests.cms.consents.stored_words import OTHER, WORD, Told, everywhere, lived
from tests.cms.pages import draft_page, fresh, home, public_page


@pytest.fixture(autouse=True)
def _files(db: None, media: Path) -> None:
    """Each test here has files of its own."""


@pytest.fixture
def told(ann: User, ben: User) -> Told:
    return Told(ann, ben)


@pytest.fixture
def ran(django_capture_on_commit_callbacks: Any) -> Any:
    return lambda: django_capture_on_commit_callbacks(execute=True)


def test_the_word_is_found_nowhere_afterwards(told: Told, ben: User, media: Path, ran: Any) -> None:
    before = everywhere(media)
    tables = {where.partition(".")[0] for where in before}
    assert {"cms_spotlightpage", "wagtailcore_revision", "directory_searchdocument"} <= tables
    assert {"wagtailcore_comment", "wagtailcore_pagelogentry", "taggit_tag"} <= tables
    assert {"wagtailcore_modellogentry", "wagtailadmin_formstate", "cms_correction"} <= tables
    with ran():
        withdraw_consent(consent=told.consent, by=ben, reason="She asked for it.")
    assert everywhere(media) == []


def test_everything_else_stays(told: Told, ben: User, ran: Any) -> None:
    with ran():
        done = withdraw_consent(consent=told.consent, by=ben, reason="She asked for it.")
    page = fresh(told.page)
    assert done.pages == (page.pk,)
    assert [block.block_type for block in page.issue] == ["text", "lived_experience"]
    assert "Plain words." in page.issue[0].value.source
    assert "And more." in page.issue[0].value.source
    assert "pomegranate" in str(page.issue[1].value["words"])
    assert Comment.objects.filter(page=page).count() == 1
    assert Correction.objects.filter(page=page, words=consent_actions_gone()).exists()
    assert told.consent.documents.count() == 0
    assert not SpotlightPage.tags.get_queryset().filter(name=WORD).exists()


def consent_actions_gone() -> str:
    from cms.consents.redact_comments import GONE

    return GONE


def test_the_page_is_off_the_site_its_schedule_and_its_review(
    told: Told, ben: User, ran: Any
) -> None:
    with ran():
        withdraw_consent(consent=told.consent, by=ben, reason="")
    page = fresh(told.page)
    assert not page.live
    assert not Revision.objects.exclude(approved_go_live_at=None).exists()
    assert page.current_workflow_state is None
    assert not SearchDocument.objects.filter(object_id=page.pk, kind="spotlight").exists()


def test_all_files_go_with_their_renditions(
    told: Told, ben: User, media: Path, ran: Any, client: Client
) -> None:
    kept = PictureFactory()
    urls = [rendition.url for rendition in told.picture.renditions.all()]
    urls.append(told.document.url)
    assert {client.get(url).status_code for url in urls} == {200}
    with ran():
        withdraw_consent(consent=told.consent, by=ben, reason="")
    left = {path.name for path in media.rglob("*") if path.is_file()}
    expected = {kept.file.name, *SiteDocument.objects.values_list("file", flat=True)}
    assert left == {name.rpartition("/")[2] for name in expected}
    assert {client.get(url).status_code for url in urls} == {404}
    assert not DoomedFile.objects.exists()


def test_the_record_stays_and_is_final(told: Told, ben: User, ran: Any) -> None:
    with ran():
        withdraw_consent(consent=told.consent, by=ben, reason="She asked for it.")
    consent = Consent.objects.get(pk=told.consent.pk)
    assert consent.withdrawn_on == timezone.localdate()
    consent.withdrawn_on = None
    with pytest.raises(Exception, match="was withdrawn"):
        consent.save()
    with pytest.raises(PermissionError):
        consent.delete()
    with pytest.raises(PermissionError):
        Consent.objects.filter(pk=consent.pk).delete()


def test_a_second_run_changes_nothing(told: Told, ben: User, ran: Any) -> None:
    with ran():
        withdraw_consent(consent=told.consent, by=ben, reason="She asked for it.")
    on = days(-3)
    Consent.objects.filter(pk=told.consent.pk).update(withdrawn_on=on)
    content = list(Revision.objects.values_list("content", flat=True))
    with ran():
        again = withdraw_consent(consent=told.consent, by=ben, reason="Once more.")
    assert not again
    assert Consent.objects.get(pk=told.consent.pk).withdrawn_on == on
    assert list(Revision.objects.values_list("content", flat=True)) == content


@pytest.mark.django_db(transaction=True)
def test_a_failure_half_way_leaves_nothing_public_and_is_finished(
    told: Told, ben: User, media: Path, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, url = told.page.url, told.picture.renditions.first().url
    assert WORD in client.get(page).text

    def fail(*_: Any) -> None:
        raise RuntimeError("power cut")

    with monkeypatch.context() as patched:
        patched.setattr(consent_actions, "take_out_files", fail)
        with pytest.raises(RuntimeError):
            withdraw_consent(consent=told.consent, by=ben, reason="")
    assert client.get(page).status_code == 404
    for address in ("/practice/", "/practice/feed/", f"/search/?q={told.page.title}"):
        assert page not in client.get(address).text
    assert client.get(url).status_code == client.get(told.document.url).status_code == 404

    with monkeypatch.context() as patched:
        patched.setattr(type(default_storage._wrapped), "delete", disk_error)  # type: ignore[attr-defined]
        withdraw_consent(consent=told.consent, by=ben, reason="")
    assert DoomedFile.objects.exists()
    call_command("withdraw_expired_consents")
    assert everywhere(media) == []
    assert not DoomedFile.objects.exists()


def disk_error(*_: Any) -> None:
    raise OSError("disk error")


def test_a_page_whose_address_has_to_stay_is_mended_in_its_place(
    ben: User, client: Client, ran: Any
) -> None:
    consent, page = ConsentFactory(), home()
    page.body = [("text", "<p>Welcome.</p>"), lived(consent)]
    page.save_revision().publish()
    with ran():
        done = withdraw_consent(consent=consent, by=ben, reason="")
    answer = client.get("/")
    assert (answer.status_code, done.pages) == (200, ())
    assert WORD not in answer.text
    assert not SearchDocument.objects.filter(body__contains=WORD).exists()


def test_a_draft_is_mended_and_others_are_left_alone(ann: User, ben: User, ran: Any) -> None:
    consent = ConsentFactory()
    page = draft_page(ann, body=[lived(consent), ("text", "<p>Mine.</p>")])
    other = public_page("Another", body=[lived(ConsentFactory(), OTHER)])
    before = list(other.revisions.values_list("content", flat=True))
    with ran():
        done = withdraw_consent(consent=consent, by=ben, reason="")
    newest = fresh(page).get_latest_revision_as_object()
    assert [block.block_type for block in newest.body] == ["text"]
    assert (done.pages, done.mended) == ((), (page.pk,))
    assert list(other.revisions.values_list("content", flat=True)) == before


def test_a_form_that_stood_open_brings_nothing_back(ann: User, ben: User, ran: Any) -> None:
    """Its page was read before the withdrawal, and is saved after it."""
    consent = ConsentFactory()
    page = public_page(body=[lived(consent), ("text", "<p>Mine.</p>")])
    open_form = fresh(page)
    open_form.body[0].value["words"]
    with ran():
        withdraw_consent(consent=consent, by=ben, reason="")
    revision = open_form.save_revision(user=ann)
    assert WORD not in json.dumps(revision.content, default=str)
    with pytest.raises(PublishRefused, match="was withdrawn"):
        page.save()
    assert WORD not in json.dumps(fresh(page).body.raw_data[:], default=str)


def test_the_scrubbed_draft_is_published_by_an_editor(told: Told, ben: User, ran: Any) -> None:
    with ran():
        withdraw_consent(consent=told.consent, by=ben, reason="")
    page = fresh(told.page)
    page.outcomes = [("text", "<p>Read again.</p>")]
    page.save_revision().publish()
    assert fresh(page).live


@pytest.mark.parametrize("trait", ["ended", "withdrawn", "later"])
def test_what_has_no_consent_that_day_is_not_published(trait: str, ann: User, ben: User) -> None:
    consent = ConsentFactory(**{trait: True})
    page = draft_page(ann, body=[("text", "<p>Mine.</p>")])
    picture = PictureFactory(consent=consent)
    document = DocumentFactory(consent=consent)
    link = f'<a linktype="document" id="{document.pk}">here</a>'
    for block in (
        lived(consent),
        ("picture", {"picture": picture, "alt_text": "A thing"}),
        ("text", f"<p>{link}</p>"),
    ):
        latest = fresh(page).get_latest_revision_as_object()
        latest.body = [block]
        stored = latest.save_revision(user=ann)
        if trait == "withdrawn":
            kept = json.dumps(stored.as_object().body.raw_data[:], default=str)
            assert not re.search(r"lived_experience|picture|linktype", kept)
            continue
        with pytest.raises(Exception, match=f"Consent {consent.reference}"):
            stored.publish(user=ben)
    assert not fresh(page).live


def test_a_command_unpublishes_what_has_ended_once(client: Client, ran: Any, capsys: Any) -> None:
    consent = ConsentFactory(expires_on=days(0))
    page = public_page("Told", body=[lived(consent), ("text", "<p>Mine.</p>")])
    call_command("withdraw_expired_consents")
    assert "Nothing has ended" in capsys.readouterr().out
    Consent.objects.filter(pk=consent.pk).update(expires_on=days(-1))
    shown = client.get(page.url)
    assert WORD not in shown.text
    assert "shown only with consent" in shown.text
    call_command("withdraw_expired_consents")
    assert "Unpublished “Told”" in capsys.readouterr().out
    assert client.get(page.url).status_code == 404
    assert WORD in json.dumps(fresh(page).get_latest_revision().content)
    call_command("withdraw_expired_consents")
    assert "Nothing has ended" in capsys.readouterr().out


def test_a_picture_that_is_gone_does_not_break_its_page(client: Client) -> None:
    picture = PictureFactory()
    page = public_page(body=[("picture", {"picture": picture, "alt_text": "A thing"})])
    Picture.objects.filter(pk=picture.pk).delete()
    answer = client.get(page.url)
    assert answer.status_code == 200
    assert "stood here" in answer.text
