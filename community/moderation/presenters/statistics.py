"""How we moderate, in figures that members may read."""

from typing import Any

from community.boards.actions.posts import FIRST_POSTS
from community.links import start_breadcrumbs
from community.moderation.statistics import figures


def figures_page() -> dict[str, Any]:
    found = figures()
    return {
        "figures": found,
        "decisions": list(found.decisions.items()),
        "first_posts": FIRST_POSTS,
        "breadcrumbs": start_breadcrumbs({"title": "How we moderate"}),
    }
