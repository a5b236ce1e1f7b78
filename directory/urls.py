"""Addresses of the directory."""

from django.urls import include, path, register_converter

from directory.areas import views as area_views
from directory.coverage import views as coverage_views
from directory.gaps import views as gap_views
from directory.search import views


class AreaCode:
    """A GSS code: a letter and eight digits, in either case; anything printable is answered."""

    regex = "[A-Za-z0-9-]{1,40}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(AreaCode, "area_code")

urlpatterns = [
    path("services/", views.service_list, name="services"),
    path("services/find/", views.find, name="find"),
    path("services.csv", views.service_csv, name="services_csv"),
    path("services.geojson", views.service_geojson, name="services_geojson"),
    path("services/<slug:slug>/", views.service_detail, name="service"),
    path("coverage/", coverage_views.coverage, name="coverage"),
    path("coverage/", include("directory.maps.urls")),
    path("coverage.csv", coverage_views.coverage_csv, name="coverage_csv"),
    path("coverage.geojson", coverage_views.coverage_geojson, name="coverage_geojson"),
    path("coverage/states.json", coverage_views.coverage_states, name="coverage_states"),
    path("gaps/", gap_views.gaps, name="gaps"),
    path("gaps.csv", gap_views.gaps_csv, name="gaps_csv"),
    path("rounds/", include("directory.rounds.urls")),
    path("figures/", include("directory.published_tables.urls")),
    path("areas/", area_views.area_list, name="areas"),
    path("areas/<area_code:code>/", area_views.area_detail, name="area"),
    path("areas/<area_code:code>/brief/", area_views.area_brief, name="area_brief"),
]
