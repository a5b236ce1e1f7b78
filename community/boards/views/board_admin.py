"""The moderators' list of boards: making one, changing it, and who may enter."""

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from community.access import access_board, access_moderation
from community.boards.actions import boards as acts
from community.boards.forms.boards import BoardForm, LetInForm
from community.links import moderation_breadcrumbs
from community.middleware import viewer_of
from community.models import Board, Member
from community.viewer import Viewer
from community.visibility import boards_for
from foundation.numbers import read_integer

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    viewer = access_moderation(viewer_of(request))
    context = {"boards": boards_for(viewer), "breadcrumbs": moderation_breadcrumbs("Boards")}
    return render(request, "community/boards/admin_boards.html", context)


@require_http_methods(GET_AND_POST)
def new_board(request: HttpRequest) -> HttpResponse:
    viewer = access_moderation(viewer_of(request))
    form = BoardForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        board = acts.make_board(by=viewer.user, **form.cleaned_data)
        return redirect("boards:change_board", board.slug)
    context = {"form": form, "board": None, "breadcrumbs": moderation_breadcrumbs("A new board")}
    return render(request, "community/boards/admin_board.html", context)


@require_http_methods(GET_AND_POST)
def board(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access_moderation(viewer_of(request))
    found = access_board(viewer, slug)
    act = request.POST.get("act", "") if request.method == "POST" else None
    form = BoardForm(request.POST if act == "save" else None, instance=found)
    entry = LetInForm(request.POST if act == "let_in" else None)
    if act is not None and _is_done(request, viewer, found, act, form, entry):
        return HttpResponseRedirect(request.path)
    found.refresh_from_db()  # a form that has errors has put its values into the board
    return render(
        request,
        "community/boards/admin_board.html",
        {
            "form": form,
            "entry": entry,
            "board": found,
            "has_own_group": acts.has_own_group(found),
            "inside": _inside(found),
            "breadcrumbs": moderation_breadcrumbs(found.name),
        },
    )


def _is_done(
    request: HttpRequest, viewer: Viewer, board: Board, act: str, form: BoardForm, entry: LetInForm
) -> bool:
    if act == "save" and form.is_valid():
        acts.change_board(board=board, by=viewer.user, **form.cleaned_data)
    elif act == "let_in" and entry.is_valid():
        acts.let_in(board=board, member=entry.cleaned_data["member"], by=viewer.user)
    elif act == "take_out":
        pk = read_integer(request.POST.get("member", "")) or 0
        member = get_object_or_404(_inside(board), pk=pk)
        acts.take_out(board=board, member=member, by=viewer.user)
    elif act not in ("save", "let_in"):
        raise Http404
    else:
        return False
    return True


def _inside(board: Board) -> QuerySet[Member]:
    """Members who may enter a board for one group."""
    members = Member.objects.filter(user__groups=board.group_id or 0)
    return members.select_related("user").order_by("display_name", "pk")
