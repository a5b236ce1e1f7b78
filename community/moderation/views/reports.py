"""Reporting a post or a member's page, and reading what became of one's own reports."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from community.access import access_member_to_report, access_post_to_report
from community.links import start_breadcrumbs
from community.middleware import viewer_of
from community.models import Member, Report
from community.moderation.actions import reports as actions
from community.moderation.forms.reports import ReportForm
from community.moderation.presenters.reports import own_reports
from community.rate_limits import REPORTS

FORM = require_http_methods(["GET", "HEAD", "POST"])


@FORM
def report_post(request: HttpRequest, pk: int) -> HttpResponse:
    post, reporter = access_post_to_report(viewer_of(request), pk)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if _may_go(form, reporter):
        return _thanks(actions.report_post(post=post, reporter=reporter, **form.cleaned_data))
    context = {"post": post, "back_url": post.get_absolute_url(), "what": "this post"}
    return _form(request, form, context)


@FORM
def report_member(request: HttpRequest, pk: int) -> HttpResponse:
    member, reporter = access_member_to_report(viewer_of(request), pk)
    form = ReportForm(request.POST if request.method == "POST" else None)
    if _may_go(form, reporter):
        return _thanks(actions.report_member(member=member, reporter=reporter, **form.cleaned_data))
    context = {
        "member": member,
        "back_url": member.get_absolute_url(),
        "what": "this member’s page",
    }
    return _form(request, form, context)


def _may_go(form: ReportForm, reporter: Member) -> bool:
    own = Report.objects.filter(reporter=reporter)
    return form.is_bound and form.is_valid() and not REPORTS.refuse(form, "words", own)


def _form(request: HttpRequest, form: ReportForm, about: dict[str, Any]) -> HttpResponse:
    crumbs = start_breadcrumbs({"title": f"Report {about['what']}"})
    return render(
        request, "community/moderation/report.html", {"form": form, "breadcrumbs": crumbs} | about
    )


def _thanks(report: Report) -> HttpResponse:
    """Lead to the acknowledgement, which stands beside the report itself."""
    address = reverse("moderation:own_reports")
    return HttpResponseRedirect(f"{address}?sent={report.pk}#report-{report.pk}")


@require_safe
def reports(request: HttpRequest) -> HttpResponse:
    """The member's own reports: the acknowledgement, and later the outcome."""
    member = viewer_of(request).member
    return render(
        request,
        "community/moderation/own_reports.html",
        own_reports(member, sent=request.GET.get("sent", "")),
    )
