"""The audit log, for administrators: read by page, and taken away whole as a table."""

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from community.access import access_audit
from community.audit.actions import note_export
from community.audit.forms import AuditForm
from community.audit.presenters import lines, rows
from community.links import moderation_breadcrumbs
from community.middleware import viewer_of
from foundation.numbers import read_integer

PAGE = 50


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    viewer = access_audit(viewer_of(request))
    form = AuditForm(request.GET or {"act": ""})
    entries = form.entries()
    before = read_integer(request.GET.get("before", ""))
    if before is not None:
        entries = entries.filter(pk__lt=before)
    found = lines(list(entries[: PAGE + 1]), viewer)
    shown, more = found[:PAGE], len(found) > PAGE
    query = request.GET.copy()
    query.pop("before", None)
    asked = query.urlencode()
    later = query.copy()
    later["before"] = str(shown[-1].pk) if shown else ""
    return render(
        request,
        "community/audit/log.html",
        {
            "form": form,
            "lines": shown,
            "later_url": f"{request.path}?{later.urlencode()}" if more else "",
            "export_url": f"{reverse('audit:export')}?{asked}",
            "breadcrumbs": moderation_breadcrumbs("The audit log"),
        },
    )


class Echo:
    """What the csv module writes to, handing each row on."""

    def write(self, value: str) -> str:
        return value


def _not_understood(form: AuditForm) -> JsonResponse:
    """RFC 9457, as every file of this site answers."""
    said = [(name, str(problem)) for name, found in form.errors.items() for problem in found]
    body = {
        "type": "about:blank",
        "title": "The address was not understood",
        "status": 400,
        "detail": " ".join(problem for _, problem in said),
        "errors": [{"parameter": name, "detail": problem} for name, problem in said],
    }
    return JsonResponse(body, status=400, content_type="application/problem+json")


@require_safe
def export(request: HttpRequest) -> HttpResponseBase:
    """Everything that the filter of the page finds. That it was taken away is written down. What
    the filter does not understand is said: an empty table would pass for an answer."""
    viewer = access_audit(viewer_of(request))
    form = AuditForm(request.GET or {"act": ""})
    if not form.is_valid():
        return _not_understood(form)
    entries = form.entries()
    asked: dict[str, Any] = {name: str(value) for name, value in form.cleaned_data.items() if value}
    note_export(by=viewer.user, asked=asked)
    writer = csv.writer(Echo())
    answer = StreamingHttpResponse(
        (writer.writerow(row) for row in rows(entries)), content_type="text/csv; charset=utf-8"
    )
    name = f"audit-{timezone.localdate():%Y-%m-%d}.csv"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer
