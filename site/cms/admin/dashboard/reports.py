"""Each duty in full: listed, narrowed, and downloaded as CSV and XLSX."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from cms.admin.dashboard.rows import Line
from cms.admin.dashboard.tasks import DUTIES, Duty
from foundation.csv_guard import escape_formula
from foundation.text import remove_control_characters


class DutyReport(ReportView):
    duty: Duty = DUTIES[0]
    list_export = ["title", "kind", "note", "since", "url"]
    is_searchable = False
    results_template_name = "cms/admin/dashboard/report_results.html"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not self.duty.may(request.user):  # type: ignore[arg-type]
            raise PermissionDenied
        answer: HttpResponse = super().dispatch(request, *args, **kwargs)
        return answer

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        duty = self.duty
        self.page_title, self.header_icon = duty.label, duty.icon
        self.index_url_name = duty.url_name
        self.index_results_url_name = f"{duty.url_name}_results"
        self.filterset_class = duty.filters
        super().setup(request, *args, **kwargs)
        self.export_filename = f"{duty.slug}-{timezone.localdate().isoformat()}"
        self.export_headings = {
            "title": "Title",
            "kind": "Type",
            "note": duty.note,
            "since": duty.since,
            "url": "Where to change it",
        }

    def get_queryset(self) -> QuerySet:
        return self.duty.found(self.request.user)

    @property
    def columns(self) -> list[Column]:
        return [
            TitleColumn("title", label="Title", get_url=lambda line: line.url),
            Column("kind", label="Type"),
            Column("note", label=self.duty.note),
            DateColumn("since", label=self.duty.since),
        ]

    def get_table(self, object_list: Any) -> Any:
        return super().get_table(self.duty.told(object_list))

    def decorate_paginated_queryset(self, object_list: Any) -> list[Line]:
        return self.duty.told(object_list)

    def preprocess_field_value(self, field: str, value: Any, export_format: str) -> Any:
        """No cell that a spreadsheet would run, and none that it cannot hold."""
        given = super().preprocess_field_value(field, value, export_format)
        if not isinstance(given, str):
            return given
        clean = remove_control_characters(given)
        if export_format == self.FORMAT_CSV:
            return escape_formula(clean, strictly=True)
        return clean

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        return context | {"nothing": self.duty.nothing}


class DutyItem(MenuItem):
    def __init__(self, duty: Duty, order: int) -> None:
        super().__init__(
            duty.label, reverse(duty.url_name), name=duty.slug, icon_name=duty.icon, order=order
        )
        self.duty = duty

    def is_shown(self, request: HttpRequest) -> bool:
        return self.duty.may(request.user)  # type: ignore[arg-type]


def addresses() -> list[URLPattern]:
    found = []
    for duty in DUTIES:
        address, view = f"reports/today/{duty.slug}/", DutyReport.as_view
        found += [
            path(address, view(duty=duty), name=duty.url_name),
            path(
                f"{address}results/",
                view(duty=duty, results_only=True),
                name=f"{duty.url_name}_results",
            ),
        ]
    return found


def menu_item(place: int) -> DutyItem:
    """The entry of one duty in the menu of reports, before Wagtail's own."""
    return DutyItem(DUTIES[place], order=100 + place)
