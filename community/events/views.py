"""Community sessions: reading of them, coming, and looking after them."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.access import access_event, access_feed, access_moderation, access_own_place
from community.events import actions
from community.events.forms import CancelForm, EventForm, NotesForm
from community.events.ical import calendar
from community.events.presenters import event_breadcrumbs, event_page, events_page, facts
from community.exceptions import NotPossible
from community.middleware import viewer_of
from community.models import Event, SignUp
from community.viewer import Viewer
from community.visibility import events_for

FORM = require_http_methods(["GET", "HEAD", "POST"])
ICS = "text/calendar; charset=utf-8"


@require_safe
def event_list(request: HttpRequest) -> HttpResponse:
    viewer, slug = viewer_of(request), request.GET.get("before", "")
    before = access_event(viewer, slug) if slug else None
    return render(request, "community/events/list.html", events_page(viewer, before))


@require_safe
def event(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    return render(
        request, "community/events/event.html", event_page(viewer, access_event(viewer, slug))
    )


@require_POST
def sign_up(request: HttpRequest, slug: str) -> HttpResponse:
    """Coming, or with `withdraw` not coming after all."""
    viewer = viewer_of(request)
    found, member = access_event(viewer, slug), access_own_place(viewer)
    if "withdraw" in request.POST:
        actions.withdraw(event=found, member=member)
    else:
        actions.sign_up(event=found, member=member)
    return HttpResponseRedirect(found.get_absolute_url())


@FORM
def write_event(request: HttpRequest, slug: str = "") -> HttpResponse:
    """A new session, or the change of one."""
    viewer = access_moderation(viewer_of(request))
    found = access_event(viewer, slug) if slug else None
    title = found.title if found else "A new session"
    form = EventForm(request.POST if request.method == "POST" else None, instance=found)
    context = {"form": form, "is_new": not slug, "breadcrumbs": event_breadcrumbs(title)}
    if form.is_bound and form.is_valid():
        try:
            return HttpResponseRedirect(_written(form, viewer, slug).get_absolute_url())
        except NotPossible as reason:
            stored = access_event(viewer, slug)
            context |= {"problem": str(reason), "other": facts(stored)}
            stand_on(form, stored.stands)
    return render(request, "community/events/edit.html", context)


def _written(form: EventForm, viewer: Viewer, slug: str) -> Event:
    said = form.cleaned_data
    if not slug:
        return actions.make_event(by=viewer.user, said=said, key=said["key"])
    found = access_event(viewer, slug)  # the form has written into its own
    actions.change_event(event=found, by=viewer.user, said=said, stands=said["stands"])
    return found


def stand_on(form: EventForm | NotesForm, stands: str) -> None:
    """What was typed is kept; sent again, it is meant for what stands now, shown beside it."""
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data["stands"] = stands  # type: ignore[index]


@FORM
def cancel_event(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access_moderation(viewer_of(request))
    found = access_event(viewer, slug)
    form = CancelForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.cancel_event(event=found, by=viewer.user, reason=reason)
        return HttpResponseRedirect(found.get_absolute_url())
    return render(request, "community/events/cancel.html", {"form": form, "event": found})


@FORM
def write_notes(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = access_moderation(viewer_of(request))
    found = access_event(viewer, slug)
    sent = request.POST if request.method == "POST" else None
    form = NotesForm(sent, initial={"text": found.notes, "stands": found.notes_stand})
    context: dict[str, Any] = {"form": form, "event": found}
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            actions.write_notes(
                event=found, by=viewer.user, notes=said["text"], stands=said["stands"]
            )
            return HttpResponseRedirect(found.get_absolute_url())
        except NotPossible as reason:
            stored = access_event(viewer, slug)
            context |= {"problem": str(reason), "other": stored.notes}
            stand_on(form, stored.notes_stand)
    return render(request, "community/events/notes.html", context)


@require_safe
def event_file(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    found = access_event(viewer, slug)
    own = SignUp.objects.filter(event=found, member=viewer.member, has_place=True).exists()
    return as_file(calendar([(found, own)], found.title), f"{found.slug}.ics")


def as_file(content: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=ICS, headers=headers)


@require_POST
def calendar_key(request: HttpRequest) -> HttpResponse:
    """An address for the member's own calendar program; a new one shuts the old one."""
    member = access_own_place(viewer_of(request))
    actions.renew_calendar(member=member, wanted="stop" not in request.POST)
    return HttpResponseRedirect(f"{reverse('events:events')}#calendar")


@require_safe
def feed(request: HttpRequest, key: str) -> HttpResponse:
    """For calendar programs, which cannot sign in: whoever has the address reads it."""
    viewer = access_feed(key)
    own = SignUp.objects.filter(member=viewer.member)
    held = set(own.filter(has_place=True).values_list("event", flat=True))
    events: list[Event] = list(events_for(viewer).order_by("-begins_at")[:200])
    return as_file(
        calendar([(one, one.pk in held) for one in events], "Alongside: community sessions"),
        "sessions.ics",
    )
