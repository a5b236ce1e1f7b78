"""Complaining, reading the answer, and answering."""

from uuid import uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from community import access
from community.exceptions import NotPossible
from community.links import moderation_breadcrumbs
from community.middleware import viewer_of
from community.models import Complaint
from community.moderation.actions import complaints as actions
from community.moderation.forms.decisions import AnswerComplaintForm, ComplaintForm
from community.moderation.presenters.complaints import complaint_page, own_complaints
from community.rate_limits import COMPLAINTS

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def complaints(request: HttpRequest) -> HttpResponse:
    """One's own complaints and the form for another; open to those who are suspended."""
    viewer = viewer_of(request)
    if viewer.member is None:
        return redirect("membership:joining")
    form = ComplaintForm(
        request.POST if request.method == "POST" else None,
        initial={"key": uuid4()},
        member=viewer.member,
    )
    own = Complaint.objects.filter(member=viewer.member)
    if form.is_bound and form.is_valid() and not COMPLAINTS.refuse(form, "words", own):
        made = actions.complain(member=viewer.member, **form.cleaned_data)
        return HttpResponseRedirect(f"{reverse('moderation:own_complaints')}?sent={made.pk}")
    context = own_complaints(viewer, sent=request.GET.get("sent", ""))
    return render(request, "community/moderation/own_complaints.html", context | {"form": form})


@FORM
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    viewer, problem = viewer_of(request), ""
    sent = request.POST if request.method == "POST" else None
    found: Complaint = access.access_complaint(viewer, pk)
    form = AnswerComplaintForm(sent)
    if sent is not None:
        found = access.access_complaint_to_answer(viewer, pk)
        if form.is_valid():
            try:
                actions.answer_complaint(
                    complaint=found, by=viewer.user, answer=form.cleaned_data["words"]
                )
                messages.success(request, "Answered. They have been told.")
                return redirect("moderation:queue")
            except NotPossible as reason:
                problem, found = str(reason), access.access_complaint(viewer, pk)
    context = complaint_page(viewer, found)
    more = {"form": form, "problem": problem, "breadcrumbs": moderation_breadcrumbs("A complaint")}
    status = 409 if problem else 200
    return render(request, "community/moderation/complaint.html", context | more, status=status)
