"""Addresses of the community. The door (`community.middleware`) stands before all of them."""

from django.urls import path

from community.account_deletion import views as leaving
from community.attachments import views as attachments
from community.boards.views import boards, drafts, topic_actions, topics
from community.events import views as events
from community.membership import profile_views
from community.membership import views as joining
from community.moderation import urls as moderation_urls
from community.moderation.views import author_lookup as tracing
from community.notifications import views as notices
from community.search import views as search
from community.summaries import urls as summary_urls

urlpatterns = [
    *moderation_urls.urlpatterns,
    *summary_urls.urlpatterns,
    path("community/", boards.home, name="community"),
    path("community/joining/", joining.joining, name="joining"),
    path("community/joining/confirm/", joining.confirm, name="confirm_membership"),
    path("community/joining/leave/", joining.leave, name="leave_employer"),
    path("community/joining/export/", leaving.export, name="export"),
    path("community/joining/delete/", leaving.delete, name="delete_account"),
    path("community/drafts/", drafts.drafts, name="drafts"),
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
    path("community/attachments/<int:pk>/", attachments.attachment, name="attachment"),
    path("community/boards/<slug:slug>/", boards.board, name="board"),
    path("community/boards/<slug:slug>/new/", topics.new_topic, name="new_topic"),
    path("community/topics/<int:pk>/", topics.topic, name="topic"),
    path("community/topics/<int:pk>/act/", topic_actions.act_on_topic, name="act_on_topic"),
    path("community/topics/<int:pk>/move/", topic_actions.move, name="move_topic"),
    path("community/posts/<int:pk>/answer/", topic_actions.answer, name="mark_answer"),
    path("community/posts/<int:pk>/split/", topic_actions.split, name="split_topic"),
    path("community/posts/<int:pk>/edit/", topics.edit_post, name="edit_post"),
    path("community/posts/<int:pk>/author/", tracing.trace, name="trace"),
    path("community/tracing/", tracing.tracing, name="tracing"),
    path("community/posts/<int:pk>/versions/", profile_views.versions, name="post_versions"),
    path("community/members/<int:pk>/", profile_views.member, name="member"),
]
