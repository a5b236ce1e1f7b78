"""The address of the search of the boards."""

from django.urls import path

from community.search import views

app_name = "board_search"

urlpatterns = [
    path("community/search/", views.search, name="search"),
]
