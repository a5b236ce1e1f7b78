"""What a member hears of: the choices, what is followed, and stopping mail without signing in."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from community.access import access_board, access_own_place, access_topic
from community.email import unsubscribe
from community.middleware import viewer_of
from community.models import Board, Member, Topic
from community.notifications import actions
from community.notifications.forms import NoticesForm, WatchForm
from community.notifications.presenters import notices_page

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def notices(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    member = access_own_place(viewer)
    form = NoticesForm(request.POST if request.method == "POST" else None, instance=member)
    if form.is_bound and form.is_valid():
        actions.choose_notices(member=member, chosen=form.cleaned_data)
        return HttpResponseRedirect(f"{reverse('notifications:settings')}?saved")
    context = notices_page(viewer, member) | {"form": form, "saved": "saved" in request.GET}
    return render(request, "community/notifications/settings.html", context)


@require_POST
def watch_topic(request: HttpRequest, pk: int) -> HttpResponse:
    return _watch(request, access_topic(viewer_of(request), pk))


@require_POST
def watch_board(request: HttpRequest, slug: str) -> HttpResponse:
    return _watch(request, access_board(viewer_of(request), slug))


def _watch(request: HttpRequest, place: Board | Topic) -> HttpResponse:
    member, form = access_own_place(viewer_of(request)), WatchForm(request.POST)
    if not form.is_valid():
        raise Http404("There is no such level of watching.")
    actions.watch(member=member, place=place, level=form.cleaned_data["level"])
    from_list = request.POST.get("from") == "notices"
    return redirect("notifications:settings") if from_list else redirect(place)


@csrf_exempt  # a mail program posts here for its reader; the token is what proves it
@FORM
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """RFC 8058: a POST stops, whoever sends it; a GET changes nothing, since programs that look
    at links for viruses would stop everybody's mail."""
    asked = unsubscribe.read_token(token)
    member = Member.objects.filter(uuid=asked.member).first() if asked else None
    if asked is None or member is None:
        return render(request, "community/notifications/unsubscribe.html", {"what": ""}, status=404)
    stopped = None
    if request.method == "POST":
        stopped = "undo" not in request.POST
        actions.stop_notices(member=member, what=asked.what, stopped=stopped)
    context = {"what": unsubscribe.WHAT[asked.what], "stopped": stopped}
    return render(request, "community/notifications/unsubscribe.html", context)
