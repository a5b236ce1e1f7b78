"""Addresses of summaries, and of the consent of the people quoted."""

from django.urls import path

from community.summaries import consent_views, views

app_name = "summaries"

urlpatterns = [
    path("community/summaries/", views.summaries, name="summaries"),
    path("community/summaries/<int:pk>/", views.summary, name="summary"),
    path("community/summaries/<int:pk>/act/", views.act_on_summary, name="act_on_summary"),
    path("community/topics/<int:pk>/summary/", views.choose_posts, name="choose_posts"),
    path("community/joining/summaries/", consent_views.asked, name="consent_requests"),
    path("community/joining/summaries/<int:pk>/", consent_views.consent, name="consent"),
]
