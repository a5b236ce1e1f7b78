"""Chainable questions to the directory's tables."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q


def public_q() -> Q:
    """Rows that the public may see: published, whatever drafts an editor has."""
    return Q(live=True)


class ServiceQuerySet(models.QuerySet):
    def public(self) -> "ServiceQuerySet":
        return self.filter(public_q())

    def in_england(self) -> "ServiceQuerySet":
        return self.filter(country="England")

    def not_closed(self) -> "ServiceQuerySet":
        return self.exclude(status="closed")

    def closed(self) -> "ServiceQuerySet":
        return self.filter(status="closed")

    def not_related(self) -> "ServiceQuerySet":
        return self.exclude(model="related")

    def serving(self, areas: Iterable[object]) -> "ServiceQuerySet":
        """Services with one of `areas` (or their ids) in their list."""
        return self.filter(areas_served__area__in=list(areas)).distinct()

    def with_card(self) -> "ServiceQuerySet":
        """What a service shows in a list, in two queries."""
        return self.select_related("provider").prefetch_related("stages")

    def with_page(self) -> "ServiceQuerySet":
        """What a service's own page shows."""
        return self.with_card().prefetch_related(
            "offers", "evidence__source", "areas_served__area__parent__parent"
        )
