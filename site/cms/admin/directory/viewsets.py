"""Providers, sources and areas in the admin."""

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from accounts.models import User
from cms.admin.directory.area_columns import area_period, area_type
from cms.admin.directory.choosers import AreaChooser, ProviderChooser, SourceChooser
from cms.admin.directory.forms import SourceForm
from directory.models import Provider
from mapping_data.models import Area, Source


class ProviderViewSet(SnippetViewSet):
    model = Provider
    icon = "home"
    menu_label = "Providers"
    chooser_viewset_class = ProviderChooser
    list_display = [
        "name",
        "website",
        Column("services", label="Services", accessor="service_count", sort_key="service_count"),
    ]
    search_fields = ["name"]
    search_backend_name = None
    ordering = "name"
    list_per_page = 50
    copy_view_enabled = False
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("website")])

    def get_queryset(self, request: HttpRequest) -> QuerySet[Provider]:
        return Provider.objects.with_service_count()


class SourceViewSet(SnippetViewSet):
    model = Source
    icon = "doc-full"
    menu_label = "Sources"
    chooser_viewset_class = SourceChooser
    list_display = [
        "title",
        "publisher",
        Column("kind", label="Kind", accessor="get_kind_display", sort_key="kind"),
        Column("date", label="Dated", accessor="date.words", sort_key="date"),
    ]
    list_filter = ["kind"]
    search_fields = ["title", "publisher", "key"]
    search_backend_name = None
    ordering = "title"
    list_per_page = 50
    copy_view_enabled = False
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("publisher"), FieldPanel("kind")]),
            FieldPanel("url"),
            FieldPanel("date", help_text="The source's own date, as precise as it gives it."),
            FieldPanel("licence"),
            FieldPanel("note"),
        ],
        base_form_class=SourceForm,
    )


class MendOnly(ModelPermissionPolicy):
    """Nobody adds or deletes here, administrators included."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action not in ("add", "delete") and super().user_has_permission(user, action)


class AreaViewSet(SnippetViewSet):
    """Areas follow from law and are loaded from files. Administrators may mend a name or a
    note; codes, dates and successions have their own importer. Editors may look."""

    model = Area
    icon = "site"
    menu_label = "Areas"
    chooser_viewset_class = AreaChooser
    list_display = [
        "common_name",
        Column("when", label="Valid", accessor=area_period),
        Column("type", label="Type", accessor=area_type),
        Column("parent", label="Region or country", accessor="parent"),
        "gss_code",
    ]
    list_filter = ["kind"]
    search_fields = ["common_name", "name", "gss_code"]
    search_backend_name = None
    ordering = "common_name"
    list_per_page = 50
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_fields = ["name", "gss_code", "authority_type", "parent", "valid_from", "valid_to"]
    edit_handler = ObjectList([FieldPanel("name"), FieldPanel("common_name"), FieldPanel("note")])

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        return MendOnly(self.model)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Area]:
        return Area.objects.select_related("parent")


class DirectoryGroup(SnippetViewSetGroup):
    items = (ProviderViewSet, SourceViewSet, AreaViewSet)
    menu_label = "Directory lists"
    menu_icon = "list-ul"
    menu_name = "directory-lists"
    menu_order = 95
