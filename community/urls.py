"""Addresses of the community. The door (`community.doors`) stands before all of them."""

from django.urls import path

from community import joining_views, member_views, moderation_views, topic_views, views

urlpatterns = [
    path("community/", views.home, name="community"),
    path("community/joining/", joining_views.joining, name="joining"),
    path("community/joining/confirm/", joining_views.confirm, name="confirm_membership"),
    path("community/joining/leave/", joining_views.leave, name="leave_employer"),
    path("community/profile/", joining_views.profile, name="profile"),
    path("community/boards/<slug:slug>/", views.board, name="board"),
    path("community/boards/<slug:slug>/new/", views.new_topic, name="new_topic"),
    path("community/topics/<int:pk>/", views.topic, name="topic"),
    path("community/topics/<int:pk>/act/", topic_views.act_on_topic, name="act_on_topic"),
    path("community/posts/<int:pk>/answer/", topic_views.answer, name="mark_answer"),
    path("community/posts/<int:pk>/split/", topic_views.split, name="split_topic"),
    path("community/posts/<int:pk>/edit/", views.edit_post, name="edit_post"),
    path("community/posts/<int:pk>/versions/", member_views.versions, name="post_versions"),
    path("community/members/<int:pk>/", member_views.member, name="member"),
    path("community/moderation/", moderation_views.desk, name="moderation"),
    path("community/moderation/members/<int:pk>/", moderation_views.applicant, name="applicant"),
    path("community/moderation/posts/<int:pk>/", moderation_views.held_post, name="held_post"),
]
