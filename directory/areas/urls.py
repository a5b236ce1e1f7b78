"""Addresses of authorities and regions."""

from django.urls import path, register_converter

from directory.areas import views


class AreaCode:
    """A GSS code: a letter and eight digits, in either case; anything printable is answered."""

    regex = "[A-Za-z0-9-]{1,40}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(AreaCode, "area_code")

app_name = "areas"

urlpatterns = [
    path("areas/", views.area_list, name="areas"),
    path("areas/<area_code:code>/", views.area_detail, name="area"),
    path("areas/<area_code:code>/brief/", views.area_brief, name="brief"),
]
