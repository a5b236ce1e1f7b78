"""The door of the community: it stands before every address below `/community/`.

It answers before the address is looked up, so that nobody outside learns which boards, topics
and members there are: not by words, not by status codes.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from community.exceptions import NotPossible
from community.forms.resubmission import holds_words, may_be_repeated, send_again
from community.links import is_below, is_in_community
from community.viewer import Viewer

View = Callable[[HttpRequest], HttpResponse]


class CommunityDoor:
    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not is_in_community(request.path):
            return self.get_response(request)
        if not request.user.is_authenticated:
            if may_be_repeated(request):  # the session ended while they wrote
                return send_again(request)
            came_for = {"next": request.path} if request.method in ("GET", "HEAD") else {}
            query = f"?{urlencode(came_for)}" if came_for else ""
            return HttpResponseRedirect(f"{reverse('account_login')}{query}")
        viewer = Viewer.of(request.user)
        request.viewer = viewer  # type: ignore[attr-defined]
        if not may_pass(viewer, request.path):
            if may_be_repeated(request) and holds_words(request):  # it ended while they wrote
                return send_again(request, is_outside=True)
            return redirect("membership:joining")
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Somebody was quicker, or clicked twice: said in words, and nothing has changed."""
        if not isinstance(exception, NotPossible):
            return None
        context = {"words": str(exception)}
        return render(request, "community/not_possible.html", context, status=409)


def may_pass(viewer: Viewer, path: str) -> bool:
    """What members send to the editors of the site is read by editors who are no members, too."""
    sent_to_them = viewer.is_editor and is_below(path, "summaries:summaries")
    return viewer.is_inside or is_below(path, "membership:joining") or sent_to_them


def viewer_of(request: HttpRequest) -> Viewer:
    """The viewer that the door let in."""
    viewer: Viewer = request.viewer  # type: ignore[attr-defined]
    return viewer
