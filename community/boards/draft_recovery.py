"""A form for writing that is refused: the place was closed, moved or taken out of sight meanwhile.

What was typed is kept as a draft and stands in the answer. What may not be seen and what does not
exist are answered alike.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from community.boards.actions.drafts import keep_draft
from community.boards.drafts import kept_of, key_of
from community.exceptions import NotPossible
from community.forms.resubmission import may_be_repeated, send_again
from community.middleware import viewer_of
from community.models import Draft, Member
from community.viewer import Viewer
from community.visibility import boards_for

View = Callable[..., HttpResponse]
PlaceOf = Callable[..., str]
GONE = "There is nothing at this address, or nothing that you may see. It may have been moved."
STATUS: dict[type[Exception], int] = {Http404: 404, PermissionDenied: 403, NotPossible: 409}


def keeping(place_of: PlaceOf) -> Callable[[View], View]:
    """For a view that takes writing; `place_of` names the place of its drafts."""

    def decorate(view: View) -> View:
        @wraps(view)
        def kept(request: HttpRequest, **named: Any) -> HttpResponse:
            try:
                return view(request, **named)
            except tuple(STATUS) as reason:
                viewer = viewer_of(request)
                answer = _refused(request, viewer, place_of(viewer, **named), reason)
                if answer is None:
                    raise
                return answer

        return kept

    return decorate


def _refused(
    request: HttpRequest, viewer: Viewer, place: str, reason: Exception
) -> HttpResponse | None:
    """None where nothing was typed, or nothing can be kept."""
    if request.method != "POST" or not request.POST.get("text", "").strip():
        return None
    if viewer.member is None or not viewer.may_write:
        return send_again(request, is_outside=True) if may_be_repeated(request) else None
    typed = kept_of(request.POST)
    place = _stays_at(viewer.member, request, place)
    keep_draft(member=viewer.member, place=place, key=key_of(request.POST), **typed)
    status = next(code for kind, code in STATUS.items() if isinstance(reason, kind))
    words = GONE if status == 404 else str(reason)
    context = {"words": words, "typed": typed, "had_files": bool(request.FILES)}
    return render(request, "community/boards/draft_recovery.html", context, status=status)


def _stays_at(member: Member, request: HttpRequest, place: str) -> str:
    """A draft that is there already stays where it belongs."""
    there = Draft.objects.filter(member=member, key=key_of(request.POST))
    return there.values_list("place", flat=True).first() or place


def of_board(viewer: Viewer, slug: str) -> str:
    """A board that may not be seen has no number, as one that does not exist has none."""
    return f"board:{boards_for(viewer).filter(slug=slug).values_list('pk', flat=True).first() or 0}"


def of_topic(viewer: Viewer, pk: int) -> str:
    return f"topic:{pk}"


def of_post(viewer: Viewer, pk: int) -> str:
    return f"post:{pk}"
