"""Joining, waiting, staying and leaving: what a person outside sees, and their own place."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import User
from community.membership import actions
from community.membership.forms import AnswerForm, ApplicationForm, ProfileForm
from community.middleware import viewer_of
from community.models import AuditEntry, Decision, Member

FORM = require_http_methods(["GET", "HEAD", "POST"])
State = Member.State
MAY_APPLY = {State.DECLINED, State.LEFT}


@FORM
def joining(request: HttpRequest) -> HttpResponse:
    """The one page of those who are not in: the form, or how their application stands."""
    viewer = viewer_of(request)
    member = viewer.member
    if viewer.is_inside and member is not None and not member.needs_reconfirming:
        return redirect("boards:home")
    if member is None or member.state in MAY_APPLY:
        return _apply(request, member)
    if member.state == State.ASKED:
        return _answer(request, member)
    suspended = Decision.Kind.SUSPENDED
    decisions = member.decisions.filter(kind=suspended, withdrawn_at__isnull=True)
    suspension = decisions.filter(ended_at__isnull=True).select_related("appeal").first()
    context = {"member": member, "suspension": suspension}
    return render(request, "community/membership/waiting.html", context)


def _apply(request: HttpRequest, member: Member | None) -> HttpResponse:
    sent = request.POST if request.method == "POST" else None
    form = ApplicationForm(sent, instance=member)
    if sent is not None and form.is_valid():
        user = request.user
        assert isinstance(user, User)
        actions.apply_to_join(user=user, details=form.cleaned_data, terms=form.terms)
        return redirect("membership:joining")
    context = {"form": form, "member": member, "withdrew": withdrew(member)}
    return render(request, "community/membership/apply.html", context)


def withdrew(member: Member | None) -> bool:
    """Whether they last left as an applicant. The state is the same; the audit tells them apart."""
    if member is None or member.state != State.LEFT:
        return False
    acts = AuditEntry.objects.filter(
        about=f"member:{member.pk}", act__in=["left", actions.WITHDREW]
    )
    return acts.values_list("act", flat=True).first() == actions.WITHDREW


def _answer(request: HttpRequest, member: Member) -> HttpResponse:
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        actions.answer_question(member=member, answer=form.cleaned_data["answer"])
        return redirect("membership:joining")
    return render(request, "community/membership/answer.html", {"form": form, "member": member})


@require_POST
def confirm(request: HttpRequest) -> HttpResponse:
    """The yearly “yes, still here”."""
    member = viewer_of(request).member
    if member is not None:
        actions.confirm_membership(member=member)
    return redirect("boards:home")


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """“I have left this employer”, in one click."""
    member = viewer_of(request).member
    if member is not None:
        actions.leave_employer(member=member)
    return redirect("membership:joining")


@FORM
def profile(request: HttpRequest) -> HttpResponse:
    """What others may see of the member; nothing of it is shown unless chosen here."""
    member = viewer_of(request).member
    if member is None:
        return redirect("membership:joining")
    form = ProfileForm(request.POST if request.method == "POST" else None, instance=member)
    if form.is_bound and form.is_valid():
        actions.change_profile(member=member, shown=form.shown, terms=form.terms)
        return redirect(member)
    return render(request, "community/membership/profile.html", {"form": form, "member": member})
