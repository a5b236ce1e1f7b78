"""Which pages and references the public may see, and what belongs to what."""

from django.db.models import QuerySet

from cms.models import Reference, SpotlightPage


def public_spotlights() -> QuerySet[SpotlightPage]:
    """Live spotlights, the newest first, with what a list shows of them."""
    return (
        SpotlightPage.objects.live()
        .prefetch_related("themes", "bound_services")
        .order_by("-first_published_at", "title")
    )


def public_references() -> QuerySet[Reference]:
    """Live references with their source and themes, by author, year and title."""
    return (
        Reference.objects.filter(live=True)
        .select_related("source")
        .prefetch_related("themes")
        .order_by("authors", "year", "source__title")
    )
