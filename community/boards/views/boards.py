"""The first page of the community, and its boards."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.access import access_board
from community.boards.pagination import page_asked
from community.boards.presenters.topics import board_page, boards_page
from community.boards.presenters.topics_about_subject import about_page
from community.boards.subjects import at_address
from community.middleware import viewer_of
from community.visibility import topics_for


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "community/boards/home.html", boards_page(viewer_of(request)))


@require_safe
def board(request: HttpRequest, slug: str) -> HttpResponse:
    viewer = viewer_of(request)
    found = access_board(viewer, slug)
    topics = topics_for(viewer).filter(board=found).select_related("author__user")
    page, problem = page_asked(topics, request.GET.get("before", ""))
    return render(request, "community/boards/board.html", board_page(viewer, found, page, problem))


@require_safe
def about(request: HttpRequest) -> HttpResponse:
    """The topics about the record whose page is named in the address."""
    viewer = viewer_of(request)
    subject = at_address(request.GET.get("page", ""))
    if subject is None:
        raise Http404("That is no page of a service, an authority, a spotlight or a reference.")
    topics = topics_for(viewer).filter(subject_key=subject.key)
    topics = topics.select_related("board", "author__user")
    page, problem = page_asked(topics, request.GET.get("before", ""))
    context = about_page(viewer, subject, page) | {"problem": problem}
    return render(request, "community/boards/topics_about_subject.html", context)
