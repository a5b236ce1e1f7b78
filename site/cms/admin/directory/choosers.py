"""Choosing areas, providers and sources by typing; a provider or source can be made there."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.chooser import (
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
    SnippetChosenMultipleView,
    SnippetChosenView,
)
from wagtail.snippets.widgets import AdminSnippetChooser

from cms.admin.directory.area_columns import area_title, area_type
from cms.admin.directory.forms import SourceCreationForm
from mapping_data.models import Area


class TypedFilterForm(BaseFilterForm):
    """A box that filters the list while one types. Subclasses name the fields to look in."""

    fields_searched: tuple[str, ...] = ("name",)
    q = forms.CharField(
        label="Search", required=False, widget=forms.TextInput(attrs={"placeholder": "Search"})
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        words = self.cleaned_data.get("q", "").strip()
        self.is_searching, self.search_query = bool(words), words
        if words:
            holds = Q()
            for field in self.fields_searched:
                holds |= Q(**{f"{field}__icontains": words})
            objects = objects.filter(holds)
        return super().filter(objects)


class AreaFilterForm(TypedFilterForm):
    fields_searched = ("common_name", "name", "gss_code")


class SourceFilterForm(TypedFilterForm):
    fields_searched = ("title", "publisher", "key")


class AreaTitles:
    """An area's title tells Cumbria of 2023 from what came after."""

    def get_display_title(self, instance: Area) -> str:
        return area_title(instance)


class AreaColumns:
    filter_form_class = AreaFilterForm

    def get_object_list(self) -> QuerySet[Area]:
        return Area.objects.authorities().select_related("parent")

    @property
    def title_column(self) -> Column:
        column: Column = super().title_column  # type: ignore[misc]
        column.accessor, column.label = area_title, "Authority"
        return column

    @property
    def columns(self) -> list[Column]:
        return [
            self.title_column,
            Column("type", label="Type", accessor=area_type),
            Column("parent", label="Region or country"),
            Column("gss_code", label="Code"),
        ]


class ChooseArea(AreaColumns, ChooseView):
    pass


class ChooseAreaResults(AreaColumns, ChooseResultsView):
    pass


class ChosenArea(AreaTitles, SnippetChosenView):
    pass


class ChosenAreas(AreaTitles, SnippetChosenMultipleView):
    pass


class AreaWidget(AreaTitles, AdminSnippetChooser):
    show_edit_link = False


class AreaChooser(SnippetChooserViewSet):
    choose_view_class = ChooseArea
    choose_results_view_class = ChooseAreaResults
    chosen_view_class = ChosenArea
    chosen_multiple_view_class = ChosenAreas

    @cached_property
    def widget_class(self) -> AdminSnippetChooser:
        return AreaWidget(model=self.model, icon=self.icon)


class ProviderView:
    filter_form_class = TypedFilterForm


class ChooseProvider(ProviderView, ChooseView):
    pass


class ChooseProviderResults(ProviderView, ChooseResultsView):
    pass


class ProviderChooser(SnippetChooserViewSet):
    choose_view_class = ChooseProvider
    choose_results_view_class = ChooseProviderResults
    form_fields = ["name", "website"]
    create_action_label = "Add this provider"
    creation_tab_label = "A new provider"
    search_tab_label = "One that we have"


class SourceColumns:
    filter_form_class = SourceFilterForm

    @property
    def columns(self) -> list[Column]:
        columns: list[Column] = super().columns  # type: ignore[misc]
        dated = Column("date", label="Dated", accessor=lambda source: source.date.words)
        return [*columns, Column("publisher", label="Publisher"), dated]


class ChooseSource(SourceColumns, ChooseView):
    pass


class ChooseSourceResults(SourceColumns, ChooseResultsView):
    pass


class SourceChooser(SnippetChooserViewSet):
    choose_view_class = ChooseSource
    choose_results_view_class = ChooseSourceResults
    creation_form_class: Any = SourceCreationForm
    create_action_label = "Add this source"
    creation_tab_label = "A new source"
    search_tab_label = "One that we have"
