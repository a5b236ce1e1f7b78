"""Addresses of joining and of members. A suspended member reaches all below `joining/`."""

from django.urls import path

from community.membership import profile_views, views

app_name = "membership"

urlpatterns = [
    path("community/joining/", views.joining, name="joining"),
    path("community/joining/confirm/", views.confirm, name="confirm"),
    path("community/joining/leave/", views.leave, name="leave_employer"),
    path("community/profile/", views.profile, name="profile"),
    path("community/members/<int:pk>/", profile_views.member, name="member"),
]
