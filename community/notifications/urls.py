"""Addresses of notification settings and of unsubscribing."""

from django.urls import path

from community.notifications import views

app_name = "notifications"

urlpatterns = [
    path("community/notices/", views.notices, name="settings"),
    path("accounts/stop/<str:token>/", views.stop, name="unsubscribe"),
    path("community/boards/<slug:slug>/watch/", views.watch_board, name="watch_board"),
    path("community/topics/<int:pk>/watch/", views.watch_topic, name="watch_topic"),
]
