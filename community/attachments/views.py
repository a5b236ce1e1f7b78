"""A file of a post, as a download: never opened within the site, never kept by a cache."""

from django.http import FileResponse, Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from community.access import access_attachment
from community.attachments.file_types import KINDS
from community.middleware import viewer_of

HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
}


@require_safe
def attachment(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = access_attachment(viewer_of(request), pk)
    try:
        file = found.file.open("rb")
    except FileNotFoundError:
        raise Http404("The file is not there any more.") from None
    return FileResponse(
        file,
        as_attachment=True,
        filename=found.name,
        content_type=KINDS[found.kind].content_type,
        headers=HEADERS,
    )
