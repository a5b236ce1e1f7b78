"""Addresses of pictures and of the map to frame, under `/coverage/`."""

from django.urls import path

from directory.maps import views as drawing_views

urlpatterns = [
    path(f"{view}.{form}", drawing_views.picture, {"view": view, "form": form}, f"{view}_{form}")
    for view in ("map", "hex")
    for form in drawing_views.CONTENT_TYPES
]
urlpatterns.append(path("embed/", drawing_views.embed, name="coverage_embed"))
