"""Which other spotlights a reader of one may want next."""

from collections.abc import Iterable

from django.db.models import Count, F, Q, QuerySet

from cms.models.spotlights import SpotlightPage
from cms.models.themes import Theme
from directory.models import Service

MOST = 3
# What two spotlights share, and how much it says.
A_SERVICE, A_THEME = 4, 3


def related(
    page: SpotlightPage, themes: Iterable[Theme], services: Iterable[Service]
) -> QuerySet[SpotlightPage]:
    """The most alike first; what shares neither a service nor a theme is not related."""
    shared_themes = Count("themes", filter=Q(themes__in=list(themes)), distinct=True)
    shared_services = Count(
        "bound_services", filter=Q(bound_services__service__in=list(services)), distinct=True
    )
    likeness = F("shared_themes") * A_THEME + F("shared_services") * A_SERVICE
    return (
        SpotlightPage.objects.live()
        .exclude(pk=page.pk)
        .annotate(shared_themes=shared_themes, shared_services=shared_services)
        .annotate(likeness=likeness)
        .filter(likeness__gt=0)
        .order_by("-likeness", "title", "pk")[:MOST]
    )
