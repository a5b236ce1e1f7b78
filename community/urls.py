"""Addresses of the community. The door (`community.doors`) stands before all of them."""

from django.urls import path

from community import moderation_urls
from community.views import (
    boards,
    events,
    joining,
    leaving,
    members,
    notices,
    search,
    topic_acts,
    topics,
    tracing,
)

urlpatterns = [
    *moderation_urls.urlpatterns,
    path("community/", boards.home, name="community"),
    path("community/joining/", joining.joining, name="joining"),
    path("community/joining/confirm/", joining.confirm, name="confirm_membership"),
    path("community/joining/leave/", joining.leave, name="leave_employer"),
    path("community/joining/export/", leaving.export, name="export"),
    path("community/joining/delete/", leaving.delete, name="delete_account"),
    path("community/search/", search.search, name="board_search"),
    path("community/events/", events.event_list, name="events"),
    path("community/events/new/", events.write_event, name="new_event"),
    path("community/events/calendar/", events.calendar_key, name="calendar_key"),
    path("community/events/<slug:slug>.ics", events.event_file, name="event_file"),
    path("community/events/<slug:slug>/", events.event, name="event"),
    path("community/events/<slug:slug>/sign-up/", events.sign_up, name="sign_up_for_event"),
    path("community/events/<slug:slug>/edit/", events.write_event, name="edit_event"),
    path("community/events/<slug:slug>/cancel/", events.cancel_event, name="cancel_event"),
    path("community/events/<slug:slug>/notes/", events.write_notes, name="event_notes"),
    path("accounts/calendar/<uuid:key>.ics", events.feed, name="calendar_feed"),
    path("community/about/", boards.about, name="about"),
    path("community/notices/", notices.notices, name="notices"),
    path("accounts/stop/<str:token>/", notices.stop, name="stop_notices"),
    path("community/boards/<slug:slug>/watch/", notices.watch_board, name="watch_board"),
    path("community/topics/<int:pk>/watch/", notices.watch_topic, name="watch_topic"),
    path("community/profile/", joining.profile, name="profile"),
    path("community/boards/<slug:slug>/", boards.board, name="board"),
    path("community/boards/<slug:slug>/new/", topics.new_topic, name="new_topic"),
    path("community/topics/<int:pk>/", topics.topic, name="topic"),
    path("community/topics/<int:pk>/act/", topic_acts.act_on_topic, name="act_on_topic"),
    path("community/posts/<int:pk>/answer/", topic_acts.answer, name="mark_answer"),
    path("community/posts/<int:pk>/split/", topic_acts.split, name="split_topic"),
    path("community/posts/<int:pk>/edit/", topics.edit_post, name="edit_post"),
    path("community/posts/<int:pk>/author/", tracing.trace, name="trace"),
    path("community/posts/<int:pk>/versions/", members.versions, name="post_versions"),
    path("community/members/<int:pk>/", members.member, name="member"),
]
