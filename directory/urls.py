"""Addresses of the directory."""

from django.urls import path, register_converter

from directory import views


class AreaCode:
    """A GSS code: a letter and eight digits, in either case; anything printable is answered."""

    regex = "[A-Za-z0-9-]{1,40}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(AreaCode, "area_code")

urlpatterns = [
    path("", views.home, name="home"),
    path("services/", views.service_list, name="services"),
    path("services/find/", views.find, name="find"),
    path("services.csv", views.service_csv, name="services_csv"),
    path("services.geojson", views.service_geojson, name="services_geojson"),
    path("services/<slug:slug>/", views.service_detail, name="service"),
    path("areas/", views.area_list, name="areas"),
    path("areas/<area_code:code>/", views.area_detail, name="area"),
]
