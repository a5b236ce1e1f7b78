"""Which pages and references the public may see, and what belongs to what."""

from django.db.models import F, Q, QuerySet

from cms.models import LinkCheck, Reference, SpotlightPage


def public_spotlights() -> QuerySet[SpotlightPage]:
    """Live spotlights, the newest first, with what a list shows of them."""
    return (
        SpotlightPage.objects.live()
        .prefetch_related("themes", "bound_services")
        .order_by("-first_published_at", "title", "pk")
    )


def public_references() -> QuerySet[Reference]:
    """Live references with their source and themes, by author, year and title."""
    return (
        Reference.objects.filter(live=True)
        .select_related("source")
        .prefetch_related("themes")
        .order_by("authors", "year", "source__title")
    )


def dead_links() -> QuerySet[LinkCheck]:
    """Addresses that failed on two different days and are their source's still, with the source
    and its reference; the longest dead first."""
    is_still_its_own = Q(address=F("source__url")) | Q(address__startswith="https://doi.org/")
    return (
        LinkCheck.objects.filter(is_still_its_own, status=LinkCheck.Status.DEAD)
        .select_related("source__reference")
        .order_by("first_failed_at", "address")
    )
