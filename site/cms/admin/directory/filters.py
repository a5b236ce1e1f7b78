"""How editors narrow their list of services."""

from datetime import date

import django_filters
from django import forms
from django.db.models import QuerySet
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.widgets import AdminDateInput

from directory.models import Service, Stage
from directory.querysets import ServiceQuerySet
from directory.services.completeness import PARTS
from mapping_data.models import Area

PUBLISHED = [("live", "Live"), ("waiting", "Live, with a draft waiting"), ("draft", "Not live")]
TICKS = forms.CheckboxSelectMultiple


class ServiceFilters(WagtailFilterSet):
    missing = django_filters.MultipleChoiceFilter(
        label="Missing",
        choices=[(part.slug, part.label.capitalize()) for part in PARTS],
        method="lacking",
        widget=TICKS,
    )
    model = django_filters.MultipleChoiceFilter(choices=Service.Model.choices, widget=TICKS)
    status = django_filters.MultipleChoiceFilter(choices=Service.Status.choices, widget=TICKS)
    region = django_filters.ModelMultipleChoiceFilter(
        label="Region",
        queryset=Area.objects.regions(),
        method="served_in",
        widget=TICKS,
    )
    stages = django_filters.ModelMultipleChoiceFilter(
        label="Stage", queryset=Stage.objects.all(), widget=TICKS
    )
    published = django_filters.ChoiceFilter(
        label="Published",
        choices=PUBLISHED,
        method="by_publication",
        widget=forms.RadioSelect,
        empty_label="All",
    )
    checked_before = django_filters.DateFilter(
        label="Not checked since", method="unchecked_since", widget=AdminDateInput
    )

    class Meta:
        model = Service
        fields: list[str] = []

    def lacking(self, rows: ServiceQuerySet, name: str, parts: list[str]) -> QuerySet:
        return rows.missing(*parts) if parts else rows

    def served_in(self, rows: ServiceQuerySet, name: str, regions: QuerySet[Area]) -> QuerySet:
        return rows.in_region(regions) if regions else rows

    def by_publication(self, rows: ServiceQuerySet, name: str, state: str) -> QuerySet:
        return rows.by_publication(state) if state else rows

    def unchecked_since(self, rows: ServiceQuerySet, name: str, day: date | None) -> QuerySet:
        return rows.last_checked_before(day) if day else rows
