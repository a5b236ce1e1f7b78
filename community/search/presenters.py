"""What the search page shows."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from community.links import start_breadcrumbs
from community.models import Board
from community.search.query import Asked, Found
from community.search.snippets import snippet


def search_page(
    asked: Asked, found: Found, boards: list[Board], problems: list[str]
) -> dict[str, Any]:
    return {
        "asked": asked,
        "boards": boards,
        "problems": problems,
        "results": [
            {
                "title": post.topic.title,
                "url": post.get_absolute_url(),
                "board": post.topic.board.name,
                "author": post.shown_name,
                "created_at": post.created_at,
                "snippet": snippet(post.text, asked.stems),
            }
            for post in found.posts
        ],
        "first_url": page_url(asked, 1),
        "earlier_url": page_url(asked, asked.page - 1) if asked.page > 1 else "",
        "later_url": page_url(asked, asked.page + 1) if found.has_more else "",
        "breadcrumbs": start_breadcrumbs({"title": "Search"}),
    }


def page_url(asked: Asked, page: int) -> str:
    board = asked.board.slug if asked.board else ""
    given = {"q": asked.text, "board": board, "tag": asked.tag, "page": page if page > 1 else ""}
    query = urlencode({name: value for name, value in given.items() if value})
    return f"{reverse('board_search:search')}?{query}"
