"""Addresses of the one door that allauth does not have. Must stand before the admin's."""

from django.urls import include, path, re_path

from accounts.sign_in import redirect_views, session_views

urlpatterns = [
    path("admin/login/", redirect_views.sign_in),
    path("admin/logout/", redirect_views.sign_out),
    re_path(r"^admin/password_reset/(?P<rest>.*)$", redirect_views.reset_password),
    path("admin/account/", redirect_views.own_account),
    path("accounts/editors/", redirect_views.admin_door, name="admin_door"),
    path("accounts/sessions/<int:pk>/end/", session_views.end, name="end_session"),
    path("accounts/", include("allauth.urls")),
]
