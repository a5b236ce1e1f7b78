"""Where a page stands in the tree of pages."""

from wagtail.models import Page

from cms.models.reviewed_page import ReviewedPage


def breadcrumbs(page: ReviewedPage) -> list[dict[str, str]]:
    """The pages above it, then itself; a page that is being written has no parent yet."""
    return [
        *({"title": one.title, "url": address(one)} for one in above(page)),
        {"title": page.title},
    ]


def above(page: ReviewedPage) -> list[Page]:
    """The public ones between the first page and this one; known already where an address led
    here."""
    if page.trail is not None:
        return [one for one in page.trail if one.live]
    nested = page.path and page.depth > 3
    return list(page.get_ancestors().live().filter(depth__gt=2).order_by("depth")) if nested else []


def address(page: Page) -> str:
    """The path on this site: the first page is the root of all."""
    return "/" + page.url_path.split("/", 2)[2]
