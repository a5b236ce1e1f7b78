"""Who gets which file under which consent, and with what headers."""

from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from wagtail.models import Collection, CollectionViewRestriction

from cms.models import Consent
from tests.cms.consents.factories import ConsentFactory, DocumentFactory, PictureFactory
from tests.factories import UserFactory

pytestmark = pytest.mark.usefixtures("media", "db")


def in_group(name: str) -> Client:
    user = UserFactory(role=name)
    client = Client()
    client.force_login(user)
    return client


def rendition_url(**fields: Any) -> str:
    return str(PictureFactory(**fields).get_rendition("max-100x100").url)


def test_a_rendition_is_given_to_everyone_and_checked_at_each_use(client: Client) -> None:
    url = rendition_url(consent=ConsentFactory())
    answer = client.get(url)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Set-Cookie" not in answer.headers
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")
    again = client.get(url, headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("trait", ["ended", "withdrawn", "later"])
def test_without_consent_there_is_no_rendition_even_for_who_has_it(
    client: Client, trait: str
) -> None:
    picture = PictureFactory(consent=ConsentFactory())
    url = picture.get_rendition("max-100x100").url
    tag = client.get(url).headers["ETag"]
    other = ConsentFactory(**{trait: True})
    fields = {name: getattr(other, name) for name in ("given_on", "expires_on", "withdrawn_on")}
    Consent.objects.filter(pk=picture.consent_id).update(**fields)
    assert client.get(url).status_code == 404
    assert client.get(url, headers={"If-None-Match": tag}).status_code == 404


def test_an_editor_still_sees_what_has_ended_and_nobody_what_was_withdrawn() -> None:
    ended = rendition_url(consent=ConsentFactory(ended=True))
    withdrawn = rendition_url(consent=ConsentFactory(withdrawn=True))
    editor = in_group("Editors")
    answer = editor.get(ended)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")
    assert in_group("Moderators").get(ended).status_code == 404
    assert editor.get(withdrawn).status_code == 404


def test_an_original_is_for_those_who_work_with_pictures(client: Client) -> None:
    picture = PictureFactory()
    assert client.get(picture.file.url).status_code == 404
    assert in_group("Moderators").get(picture.file.url).status_code == 404
    answer = in_group("Contributors").get(picture.file.url)
    assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "private, no-store")


@pytest.mark.parametrize(
    "name",
    [
        "renditions/../../secret.txt",
        "renditions/%2e%2e/secret.txt",
        "../secret.txt",
        "secret.txt",
        "renditions/" + "0" * 32 + ".jpg",
        "renditions/" + "0" * 32 + ".svg",
        "renditions/" + "0" * 32 + ".html",
        "renditions/" + "0" * 32 + ".jpg%00.html",
        "renditions//etc/passwd",
        "",
    ],
)
def test_nothing_else_is_served(client: Client, media: Path, name: str) -> None:
    media.mkdir(parents=True)
    (media / "secret.txt").write_text("secret")
    (media / "renditions").mkdir()
    (media / "renditions" / f"{'0' * 32}.jpg").write_text("a file that no record stands for")
    assert client.get(f"/media/{name}").status_code == 404


def test_a_record_without_its_file_is_not_found(client: Client) -> None:
    picture = PictureFactory()
    rendition = picture.get_rendition("max-100x100")
    default_storage.delete(rendition.file.name)
    assert client.get(rendition.url).status_code == 404


def test_the_admin_shows_previews_and_choosers() -> None:
    picture = PictureFactory()
    editor = in_group("Editors")
    for address in (
        "/admin/images/",
        f"/admin/images/{picture.pk}/",
        "/admin/images/chooser/",
    ):
        answer = editor.get(address)
        assert answer.status_code == 200
    shown = picture.renditions.all()
    assert shown.exists()
    assert {editor.get(rendition.url).status_code for rendition in shown} == {200}


def test_a_document_is_a_download_named_after_its_title(client: Client) -> None:
    document = DocumentFactory(title="What we found, “2026”", consent=ConsentFactory())
    answer = client.get(document.url)
    assert answer.status_code == 200
    disposition = 'attachment; filename="what-we-found-2026.pdf"'
    assert answer.headers["Content-Disposition"] == disposition
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"] == "public, no-cache"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert not answer.cookies


@pytest.mark.parametrize("digits", ["{}", "arabic"])
def test_a_document_whose_consent_ended_is_gone_at_every_address(
    client: Client, digits: str
) -> None:
    """Also by digits of another script, which Wagtail's own address takes."""
    document = DocumentFactory(consent=ConsentFactory(ended=True))
    number = str(document.pk)
    if digits == "arabic":
        number = "".join(chr(0x0660 + int(digit)) for digit in number)
    assert client.get(f"/documents/{number}/{document.filename}").status_code == 404


def test_a_document_needs_its_whole_address(client: Client) -> None:
    document = DocumentFactory()
    assert client.get(f"/documents/{document.pk}/other.pdf").status_code == 404


def test_a_private_collection_stays_private(client: Client) -> None:
    private = Collection.objects.get(depth=1).add_child(name="Private")
    CollectionViewRestriction.objects.create(collection=private, restriction_type="login")
    document = DocumentFactory(collection=private)
    refused = client.get(document.url)
    assert refused.status_code == 302
    assert "no-store" in refused.headers["Cache-Control"]
    client.force_login(UserFactory())
    given = client.get(document.url)
    assert (given.status_code, given.headers["Cache-Control"]) == (200, "private, no-store")
