"""Decisions about oneself and the appeal against them; and a moderator's answer to an appeal."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from community import access
from community.exceptions import NotPossible
from community.links import moderation_breadcrumbs
from community.middleware import viewer_of
from community.models import Appeal
from community.moderation.actions import appeals as actions
from community.moderation.actions.decisions import mark_seen
from community.moderation.appeal_preview import coming_back
from community.moderation.forms.decisions import AnswerAppealForm, AppealForm
from community.moderation.presenters.decisions import appeal_page, decision_page, own_decisions

FORM = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def decisions(request: HttpRequest) -> HttpResponse:
    """What moderators decided about the viewer; open to those who are suspended."""
    context = own_decisions(viewer_of(request))
    return render(request, "community/moderation/own_decisions.html", context)


@FORM
def decision(request: HttpRequest, pk: int) -> HttpResponse:
    viewer = viewer_of(request)
    found = access.access_own_decision(viewer, pk)
    form = AppealForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.appeal(decision=found, words=form.cleaned_data["words"])
        return HttpResponseRedirect(found.get_absolute_url())
    if request.method == "GET":
        mark_seen(decision=found)
    context = decision_page(viewer, found)
    return render(request, "community/moderation/own_decision.html", context | {"form": form})


@FORM
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    """An appeal, with the decision and its reason; the answer of another moderator."""
    viewer, problem = viewer_of(request), ""
    sent = request.POST if request.method == "POST" else None
    found = access.access_appeal(viewer, pk)
    form = AnswerAppealForm(sent, returning=coming_back(found.decision))
    if sent is not None:
        found = access.access_appeal_to_answer(viewer, pk)
        if form.is_valid():
            try:
                return _answered(request, found, form)
            except NotPossible as reason:
                problem, found = str(reason), access.access_appeal(viewer, pk)
    context = appeal_page(viewer, found)
    more = {"form": form, "problem": problem, "breadcrumbs": moderation_breadcrumbs("An appeal")}
    status = 409 if problem else 200
    return render(request, "community/moderation/appeal.html", context | more, status=status)


def _answered(request: HttpRequest, appeal: Appeal, form: AnswerAppealForm) -> HttpResponse:
    done = actions.answer_appeal(
        appeal=appeal,
        by=viewer_of(request).user,
        allowed=form.cleaned_data["outcome"] == "allowed",
        answer=form.cleaned_data["words"],
    )
    messages.success(request, f"Answered. {done} They have been told.")
    return redirect("moderation:queue")
