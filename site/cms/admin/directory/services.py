"""Services in the admin."""

from django.db.models import QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from cms.admin.directory.columns import SERVICE_COLUMNS
from cms.admin.directory.filters import ServiceFilters
from cms.admin.directory.panels import SERVICE_EDITOR
from directory.models import Service
from directory.querysets import ServiceQuerySet


class ServiceList(IndexView):
    def order_queryset(self, queryset: ServiceQuerySet) -> QuerySet[Service]:
        """By name as a reader sorts, capitals and small letters alike, on every engine."""
        if self.ordering in ("name", "-name"):
            name = Lower("name")
            return queryset.order_by(name.desc() if self.ordering == "-name" else name.asc(), "pk")
        return super().order_queryset(queryset)

    def search_queryset(self, queryset: ServiceQuerySet) -> QuerySet[Service]:
        """Wagtail's own would list a service once for each of its areas that matches."""
        return queryset.found_by_editors(self.search_query) if self.is_searching else queryset


class ServiceViewSet(SnippetViewSet):
    model = Service
    icon = "group"
    menu_label = "Services"
    menu_name = "services"
    menu_order = 90
    add_to_admin_menu = True
    index_view_class = ServiceList
    list_display = SERVICE_COLUMNS
    filterset_class = ServiceFilters
    search_fields = ["name"]  # makes the box appear; `ServiceList` says where it looks
    search_backend_name = None
    ordering = "name"
    list_per_page = 25
    copy_view_enabled = False
    edit_handler = SERVICE_EDITOR

    def get_queryset(self, request: HttpRequest) -> QuerySet[Service]:
        return Service.objects.with_listing()
