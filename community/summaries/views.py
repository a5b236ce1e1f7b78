"""Summaries of topics: choosing the posts, writing, sending, and what editors make of them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.audit.log import MEMBER, MODERATOR
from community.boards.pagination import number, page_of_posts
from community.exceptions import NotPossible
from community.middleware import viewer_of
from community.models import Post, Summary, SummaryConsent, Topic
from community.summaries import access, actions
from community.summaries.document import Quote, consents_of, outline, pieces, refused, usable
from community.summaries.forms import SendForm, SummaryForm
from community.summaries.page_targets import places_for
from community.summaries.presenters import choosing_page, summaries_page, summary_page
from community.viewer import Viewer
from community.visibility import posts_for, summaries_for
from foundation.numbers import read_integer

FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def summaries(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    found, before = summaries_for(viewer), number(request, "before")
    if before:
        found = found.filter(pk__lt=before)
    return render(request, "community/summaries/list.html", summaries_page(viewer, found))


@FORM
def choose_posts(request: HttpRequest, pk: int) -> HttpResponse:
    """The posts that a summary is to draw on; POST asks their authors."""
    viewer = viewer_of(request)
    topic = access.access_topic_to_summarise(viewer, pk)
    posts = posts_for(viewer).filter(topic=topic, state=Post.State.PUBLIC)
    posts = posts.select_related("author__user")
    if request.method == "POST":
        chosen = posts.filter(pk__in=numbers(request, "post"), author__isnull=False)
        if found := list(chosen.exclude(pk__in=refused(topic))):
            return HttpResponseRedirect(_asked(viewer, topic, found).get_absolute_url())
    page = page_of_posts(posts, start=number(request, "from"), end=number(request, "before"))
    context = choosing_page(viewer, topic, page) | {"problem": request.method == "POST"}
    return render(request, "community/summaries/choose_posts.html", context)


def _asked(viewer: Viewer, topic: Topic, posts: list[Post]) -> Summary:
    return actions.ask_for_summary(
        topic=topic, posts=posts, by=viewer.user, as_whom=role_of(viewer, topic)
    )


def numbers(request: HttpRequest, name: str) -> list[int]:
    given = map(read_integer, request.POST.getlist(name)[:200])
    return [pk for pk in given if pk is not None]


def role_of(viewer: Viewer, topic: Topic) -> str:
    """As whom somebody goes on with a summary. Of their own topic it is as who started it, since
    that may have been without a name."""
    if viewer.member is not None and topic.author_id == viewer.member.pk:
        return MEMBER
    return MODERATOR if viewer.is_moderator else Summary.Asker.EDITOR.value


@FORM
def summary(request: HttpRequest, pk: int) -> HttpResponse:
    """How it stands; POST saves what was written, and with `send` hands it to the editors."""
    viewer = viewer_of(request)
    if request.method == "POST":
        return _write(request, viewer, access.access_summary_to_write(viewer, pk))
    found = access.access_summary(viewer, pk)
    consents = consents_of(found)
    text = found.text or outline(consents)
    initial = {"title": found.title, "text": text, "stands": found.stands}
    return _page(request, viewer, found, consents, SummaryForm(initial=initial))


def _write(request: HttpRequest, viewer: Viewer, found: Summary) -> HttpResponse:
    consents, sends = consents_of(found), "send" in request.POST
    form = (SendForm if sends else SummaryForm)(request.POST)
    form.quotes = quotes_in(form.typed("text"), consents)
    if not form.is_valid():
        return _page(request, viewer, found, consents, form)
    whose: dict[str, Any] = {"by": viewer.user, "as_whom": role_of(viewer, found.topic)}
    try:
        said = {name: form.cleaned_data[name] for name in ("title", "text", "stands")}
        actions.write_summary(summary=found, **whose, **said)
        if sends:
            actions.send_summary(summary=found, **whose)
    except NotPossible as reason:
        return _refused(request, viewer, found, form, str(reason))
    said_so = "Sent to the editors." if sends else "Saved."
    messages.success(request, said_so, extra_tags="summary")
    return HttpResponseRedirect(found.get_absolute_url())


def quotes_in(text: str, consents: list[SummaryConsent]) -> str:
    """The words of others that the summary would have people read."""
    found = pieces(text, usable(consents))
    return "\n\n".join(one.text for one in found if isinstance(one, Quote))


def _refused(
    request: HttpRequest, viewer: Viewer, summary: Summary, form: SummaryForm, words: str
) -> HttpResponse:
    """What was typed is kept, and what stands by now is shown beside it."""
    found = access.access_summary(viewer, summary.pk)
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["stands"] = found.stands  # type: ignore[index]
    more = {"problem": words, "other": found.text if found.text != form.typed("text") else ""}
    return _page(request, viewer, found, consents_of(found), form, more)


def _page(
    request: HttpRequest,
    viewer: Viewer,
    summary: Summary,
    consents: list[SummaryConsent],
    form: SummaryForm,
    more: dict[str, Any] | None = None,
) -> HttpResponse:
    text = form.typed("text") if form.is_bound else summary.text or outline(consents)
    context = summary_page(viewer, summary, consents, text)
    status = 409 if more else 200
    context |= {"form": form} | (more or {})
    return render(request, "community/summaries/summary.html", context, status=status)


@require_POST
def act_on_summary(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, act = viewer_of(request), request.POST.get("act", "")
    if act == "hand_over":
        return _hand_over(request, viewer, pk)
    found = access.access_summary_to_write(viewer, pk)
    role = role_of(viewer, found.topic)
    if act == "take_back":
        actions.take_summary_back(summary=found, by=viewer.user, as_whom=role)
    elif act == "give_up":
        actions.give_summary_up(summary=found, by=viewer.user, as_whom=role)
    else:
        raise Http404
    return HttpResponseRedirect(found.get_absolute_url())


def _hand_over(request: HttpRequest, viewer: Viewer, pk: int) -> HttpResponse:
    found = access.access_summary_to_hand_over(viewer, pk)
    place = places_for(viewer.user).get(request.POST.get("place", ""))
    if place is None:
        raise Http404
    url = actions.hand_summary_over(
        summary=found, by=viewer.user, place=place, stands=request.POST.get("stands", "")
    )
    return HttpResponseRedirect(url)
