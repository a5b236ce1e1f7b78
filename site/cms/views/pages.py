"""Serving the pages of the editors' tree.

Wagtail's own view reads the site, its root and one page a level, and asks twice whether a page
is private. This site has one root and no private pages (see `cms.models.reviewed_page`), so a page
is found by its whole address, with those above it, in one query.
"""

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from wagtail.models import Page

from cms.consents.checks import rests_on_withdrawn
from cms.models.reviewed_page import ReviewedPage

# The first page's own path in Wagtail's tree; addresses of the site begin below it.
ROOT = "/home/"
# No page stands so deep; an address that goes further asks nothing of the database.
DEEPEST = 12


@require_safe
def serve(request: HttpRequest, path: str) -> HttpResponse:
    """A public page; a draft, an unpublished page and no page at all are answered alike."""
    trail = trail_to(path)
    if not trail or not trail[-1].live:
        raise Http404
    page = trail[-1].specific
    if isinstance(page, ReviewedPage):
        if not page.fixed_address and rests_on_withdrawn(page):
            raise Http404  # a withdrawal is under way: whatever fails of it, the page is gone
        page.trail = trail[1:-1]
    response: HttpResponse = page.serve(request)
    return response


def trail_to(path: str) -> list[Page]:
    """The pages from the first one down to the one at `path`; empty where there is none."""
    parts = [part for part in path.split("/") if part]
    if len(parts) > DEEPEST:
        return []
    paths = [
        ROOT + "".join(f"{part}/" for part in parts[:depth]) for depth in range(len(parts) + 1)
    ]
    found = {page.url_path: page for page in Page.objects.filter(url_path__in=paths)}
    return [found[one] for one in paths] if len(found) == len(paths) else []
