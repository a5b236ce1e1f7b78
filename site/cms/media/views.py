"""Pictures and documents, given out one by one, after a look at the consent they rest on.

Nothing else serves what lies under `MEDIA_ROOT`. Each answer is checked anew (`no-cache`), so
that what is withdrawn is gone from the next request on.
"""

import re
from typing import Any

from django.core.files.storage import Storage
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from wagtail import hooks
from wagtail.documents.models import document_served
from wagtail.documents.permissions import permission_policy as document_rights
from wagtail.images.permissions import permission_policy as picture_rights

from cms.media.file_types import DOCUMENTS, PICTURES, ending
from cms.models.consents import Consent
from cms.models.media import Picture, Rendition, SiteDocument

NAME = re.compile(r"(renditions|pictures)/[0-9a-f]{32}\.[a-z]{3,4}")
LOCKED = "default-src 'none'; sandbox"
VERBS = ["add", "change", "choose"]


@require_safe
def picture_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A rendition for everyone while its consent stands. Originals, and what rests on a consent
    that has ended, for those who work with pictures; what was withdrawn, for nobody."""
    if not NAME.fullmatch(name) or ending(name) not in PICTURES:
        raise Http404
    if name.startswith("pictures/"):
        record: Picture | Rendition = get_object_or_404(_pictures(), file=name)
        public, consent = False, record.consent
    else:
        record = get_object_or_404(_renditions(), file=name)
        public, consent = stands(record.image.consent), record.image.consent
    if not public and not may_see(request, consent, picture_rights):
        raise Http404
    headers = {
        "Content-Type": PICTURES[ending(name)],
        "Content-Disposition": "inline",
        **caching(public),
    }
    return answer(request, record.file.storage, name, headers)


@require_safe
def document(request: HttpRequest, document_id: int, document_filename: str) -> HttpResponseBase:
    """A document as a download, named after its title, if its collection lets the reader in."""
    found = get_object_or_404(
        SiteDocument.objects.select_related("consent", "collection"), pk=document_id
    )
    if found.filename != document_filename or ending(found.filename) not in DOCUMENTS:
        raise Http404
    consented = stands(found.consent)
    if not consented and not may_see(request, found.consent, document_rights):
        raise Http404
    restricted = bool(found.collection.get_view_restrictions())
    for hook in hooks.get_hooks("before_serve_document"):
        instead = hook(found, request)
        if isinstance(instead, HttpResponse):
            patch_cache_control(instead, private=True, no_store=True)
            return instead
    document_served.send(sender=SiteDocument, instance=found, request=request)
    shown_as = f"{slugify(found.title) or 'document'}.{ending(found.filename)}"
    headers = {
        "Content-Type": DOCUMENTS[ending(found.filename)],
        "Content-Disposition": f'attachment; filename="{shown_as}"',
        "Content-Security-Policy": LOCKED,
        **caching(consented and not restricted),
    }
    return answer(request, found.file.storage, found.file.name, headers)


def stands(consent: Consent | None) -> bool:
    return consent is None or not consent.objection_on(timezone.localdate())


def may_see(request: HttpRequest, consent: Consent | None, rights: Any) -> bool:
    """Whether this person works with such files in the admin. Looks at the session, so it is
    asked only where the public gets nothing."""
    if consent is not None and consent.withdrawn_on:
        return False
    user = request.user
    return bool(
        user.is_authenticated
        and user.has_perm("wagtailadmin.access_admin")
        and rights.user_has_any_permission(user, VERBS)
    )


def caching(public: bool) -> dict[str, str]:
    return {"Cache-Control": "public, no-cache" if public else "private, no-store"}


def answer(
    request: HttpRequest, storage: Storage, name: str, headers: dict[str, str]
) -> HttpResponseBase:
    """The file, or 304 to who has it: its name changes with its content, so it is the tag."""
    headers |= {"X-Content-Type-Options": "nosniff", "ETag": f'"{name.rpartition("/")[2]}"'}
    known = get_conditional_response(request, etag=headers["ETag"])
    if known is not None:
        return with_headers(known, headers)
    try:
        with storage.open(name, "rb") as file:
            content = file.read()
    except OSError as error:
        raise Http404 from error
    return with_headers(HttpResponse(content), headers)


def with_headers(response: HttpResponseBase, headers: dict[str, str]) -> HttpResponseBase:
    for name, value in headers.items():
        response[name] = value
    return response


def _pictures() -> Any:
    return Picture.objects.select_related("consent")


def _renditions() -> Any:
    return Rendition.objects.select_related("image__consent")
