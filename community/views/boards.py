"""The first page of the community, and its boards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.access import access_board
from community.doors import viewer_of
from community.pages import page_of_topics
from community.presenters import board_page, boards_page
from community.querysets import topics_for


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "community/home.html", boards_page(viewer_of(request)))


@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    found = access_board(viewer, slug)
    topics = topics_for(viewer).filter(board=found).select_related("author__user")
    try:
        page, problem = page_of_topics(topics, request.GET.get("before", "")), ""
    except ValueError:
        page = page_of_topics(topics, "")
        problem = "That is not a place in this list, so this is its beginning."
    return render(request, "community/board.html", board_page(viewer, found, page, problem))
