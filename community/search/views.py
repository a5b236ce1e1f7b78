"""Searching the boards."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from community.middleware import viewer_of
from community.search.presenters import search_page
from community.search.query import LAST_PAGE, Asked, ask
from community.visibility import boards_for
from foundation.numbers import read_integer

LONGEST = 200


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """One query for the boards, two for the posts, whatever there is."""
    viewer = viewer_of(request)
    boards = list(boards_for(viewer))
    slug, page = request.GET.get("board", ""), request.GET.get("page", "1")
    problems = []
    board = next((one for one in boards if one.slug == slug), None)
    if slug and board is None:
        problems.append(f"There is no board “{slug}” here, so this looks on all boards.")
    number = read_integer(page, most_digits=3) or 0
    if not 1 <= number <= LAST_PAGE:
        problems.append(f"“{page}” is not a page of these results, so this is the first.")
        number = 1
    asked = Asked(
        text=request.GET.get("q", "").replace("\0", " ").strip()[:LONGEST],
        board=board,
        tag=request.GET.get("tag", "").replace("\0", " ").strip()[:60],
        page=number,
    )
    found = ask(viewer, asked)
    if number > 1 and not found.posts:
        problems.append(f"The results do not go on as far as page {number}.")
    context = search_page(asked, found, boards, problems)
    return render(request, "community/search/search.html", context)
