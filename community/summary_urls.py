"""Addresses of summaries."""

from django.urls import path

from community.views import summaries, summary_consents

urlpatterns = [
    path("community/summaries/", summaries.summaries, name="summaries"),
    path("community/summaries/<int:pk>/", summaries.summary, name="summary"),
    path("community/summaries/<int:pk>/act/", summaries.act_on_summary, name="act_on_summary"),
    path("community/topics/<int:pk>/summary/", summaries.choose_posts, name="choose_posts"),
    path("community/joining/summaries/", summary_consents.asked, name="asked_for_summaries"),
    path("community/joining/summaries/<int:pk>/", summary_consents.consent, name="summary_consent"),
]
