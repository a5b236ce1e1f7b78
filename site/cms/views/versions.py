"""A version of a page that was replaced because something in it was wrong, to be read only."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe
from wagtail.models import Page, Revision

from cms.breadcrumbs import address
from cms.consents.checks import consent_objections
from cms.models import Correction, ReviewedPage
from directory.formatting import day_words

NO_VERSION = "“{pk}” is the number of no version that can be read here."
NO_PAGE = "“{title}” is not on this site any more, and its former versions are not shown."
ENDED = (
    "A person had agreed to what this version told of them, and that consent has ended. "
    "So it is not shown any more."
)


@require_safe
def version(request: HttpRequest, revision_id: int) -> HttpResponse:
    """Only what a correction points to, of a page that is public, resting on consents that
    still hold."""
    corrections = list(
        Correction.objects.filter(replaced=revision_id)
        .select_related("replaced__content_type")
        .order_by("made_at")
    )
    replaced = corrections[0].replaced if corrections else None
    if replaced is None:
        raise Http404(NO_VERSION.format(pk=revision_id))
    current = Page.objects.live().public().filter(pk=corrections[0].page_id).first()
    if current is None:
        raise Http404(NO_PAGE.format(title=replaced.object_str))
    page = replaced.as_object()
    if consent_objections(page, timezone.localdate()):
        context = {"words": ENDED, "title": current.title, "url": address(current)}
        return render(request, "cms/pages/version_gone.html", context, status=410)
    return shown(request, page, current, replaced, corrections)


def shown(
    request: HttpRequest,
    page: ReviewedPage,
    current: Page,
    replaced: Revision,
    corrections: list[Correction],
) -> HttpResponse:
    context: dict[str, Any] = page.get_context(request) | {
        "replaced_version": {
            "words": [correction.words for correction in corrections],
            "from_day": _day(replaced.created_at),
            "until": _day(corrections[0].made_at),
            "url": address(current),
        },
        "canonical_url": request.build_absolute_uri(address(current)),
        "structured_data": "",
    }
    response = render(request, page.get_template(request), context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _day(moment: Any) -> str:
    return day_words(timezone.localdate(moment))
