"""Addresses of community sessions and calendars."""

from django.urls import path

from community.events import views

app_name = "events"

urlpatterns = [
    path("community/events/", views.event_list, name="events"),
    path("community/events/new/", views.write_event, name="new_event"),
    path("community/events/calendar/", views.calendar_key, name="calendar_key"),
    path("community/events/<slug:slug>.ics", views.event_file, name="event_ics"),
    path("community/events/<slug:slug>/", views.event, name="event"),
    path("community/events/<slug:slug>/sign-up/", views.sign_up, name="sign_up"),
    path("community/events/<slug:slug>/edit/", views.write_event, name="edit_event"),
    path("community/events/<slug:slug>/cancel/", views.cancel_event, name="cancel_event"),
    path("community/events/<slug:slug>/notes/", views.write_notes, name="event_notes"),
    path("accounts/calendar/<uuid:key>.ics", views.feed, name="calendar_feed"),
]
