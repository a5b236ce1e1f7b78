"""Addresses of the images of maps and of the map to embed, under `/coverage/`."""

from django.urls import path

from directory.maps import views

urlpatterns = [
    path(f"{view}.{form}", views.picture, {"view": view, "form": form}, f"{view}_{form}")
    for view in ("map", "hex")
    for form in views.CONTENT_TYPES
]
urlpatterns.append(path("embed/", views.embed, name="embed"))
