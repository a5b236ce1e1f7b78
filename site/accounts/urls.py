"""Addresses of the one door that allauth does not have. Must stand before the admin's."""

from django.urls import include, path, re_path

from accounts import doors, sessions

urlpatterns = [
    path("admin/login/", doors.sign_in),
    path("admin/logout/", doors.sign_out),
    re_path(r"^admin/password_reset/(?P<rest>.*)$", doors.reset_password),
    path("admin/account/", doors.own_account),
    path("accounts/editors/", doors.admin_door, name="admin_door"),
    path("accounts/sessions/<int:pk>/end/", sessions.end, name="end_session"),
    path("accounts/", include("allauth.urls")),
]
