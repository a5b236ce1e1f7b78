"""Addresses of boards, topics and posts."""

from django.urls import path

from community.boards.views import board_admin, boards, drafts, topic_actions, topics, versions

app_name = "boards"

urlpatterns = [
    path("community/", boards.home, name="home"),
    path("community/about/", boards.about, name="topics_about"),
    path("community/drafts/", drafts.drafts, name="drafts"),
    path("community/boards/<slug:slug>/", boards.board, name="board"),
    path("community/boards/<slug:slug>/new/", topics.new_topic, name="new_topic"),
    path("community/topics/<int:pk>/", topics.topic, name="topic"),
    path("community/topics/<int:pk>/act/", topic_actions.act_on_topic, name="act_on_topic"),
    path("community/topics/<int:pk>/move/", topic_actions.move, name="move_topic"),
    path("community/posts/<int:pk>/answer/", topic_actions.answer, name="mark_answer"),
    path("community/posts/<int:pk>/split/", topic_actions.split, name="split_topic"),
    path("community/posts/<int:pk>/edit/", topics.edit_post, name="edit_post"),
    path("community/posts/<int:pk>/versions/", versions.versions, name="post_versions"),
    path("community/moderation/boards/", board_admin.desk, name="board_list"),
    path("community/moderation/boards/new/", board_admin.new_board, name="new_board"),
    path("community/moderation/boards/<slug:slug>/", board_admin.board, name="change_board"),
]
