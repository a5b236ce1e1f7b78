"""Addresses of summaries."""

from django.urls import path

from community.summaries import consent_views
from community.summaries import views as summaries

urlpatterns = [
    path("community/summaries/", summaries.summaries, name="summaries"),
    path("community/summaries/<int:pk>/", summaries.summary, name="summary"),
    path("community/summaries/<int:pk>/act/", summaries.act_on_summary, name="act_on_summary"),
    path("community/topics/<int:pk>/summary/", summaries.choose_posts, name="choose_posts"),
    path("community/joining/summaries/", consent_views.asked, name="asked_for_summaries"),
    path("community/joining/summaries/<int:pk>/", consent_views.consent, name="summary_consent"),
]
