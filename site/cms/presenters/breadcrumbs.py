"""Where a page stands in the tree of pages."""

from wagtail.models import Page


def breadcrumbs(page: Page) -> list[dict[str, str]]:
    """From the first page down; a page that is being written has no parent yet."""
    nested = page.path and page.depth > 3  # below the first page and a part of the site
    above = page.get_ancestors().filter(depth__gt=2).order_by("depth") if nested else []
    return [
        *({"title": one.title, "url": address(one)} for one in above),
        {"title": page.title},
    ]


def address(page: Page) -> str:
    """The path on this site: the first page is the root of all."""
    return "/" + page.url_path.split("/", 2)[2]
