"""Chainable questions to the directory's tables."""

from collections.abc import Iterable
from datetime import date

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

    def naming(self, part: models.Model) -> "ServiceQuerySet":
        """Services of a provider, or with an offer."""
        name = "provider" if part._meta.model_name == "provider" else "offered__tag"
        return self.filter(**{name: part})

    def with_card(self) -> "ServiceQuerySet":
        """What a service shows in a list, in two queries."""
        return self.select_related("provider").prefetch_related("stages")

    def with_page(self) -> "ServiceQuerySet":
        """What a service's own page shows."""
        return self.with_card().prefetch_related(
            "offers", "evidence__source", "areas_served__area__parent__parent"
        )

    def missing(self, *parts: str) -> "ServiceQuerySet":
        """Records that lack any of `parts` (slugs of `completeness.PARTS`); all parts if none."""
        lacking = Q()
        for part in parts or MISSING_Q:
            lacking |= MISSING_Q[part]()
        return self.filter(pk__in=self.model._default_manager.filter(lacking).values("pk"))

    def last_checked_before(self, day: date) -> "ServiceQuerySet":
        """Records that nobody has checked on `day` or since; never checked counts too."""
        return self.filter(Q(last_checked_on__lt=day) | Q(last_checked_on__isnull=True))

    def in_region(self, regions: Iterable[object]) -> "ServiceQuerySet":
        """Services with an authority of one of `regions` in their list."""
        served = self.model._default_manager.filter(areas_served__area__parent__in=list(regions))
        return self.filter(pk__in=served.values("pk"))

    def found_by_editors(self, words: str) -> "ServiceQuerySet":
        """Services with `words` in a name, their provider's or the name of an area they serve."""
        fields = [
            "name",
            "other_names",
            "slug",
            "provider__name",
            "areas_served__area__common_name",
        ]
        holds = Q()
        for field in fields:
            holds |= Q(**{f"{field}__icontains": words})
        return self.filter(pk__in=self.model._default_manager.filter(holds).values("pk"))

    def by_publication(self, state: str) -> "ServiceQuerySet":
        """`live`; `waiting` (live, and a draft is newer); `draft` (never live, or withdrawn)."""
        if state == "draft":
            return self.filter(live=False)
        waiting = {"has_unpublished_changes": True} if state == "waiting" else {}
        return self.filter(live=True, **waiting)

    def with_listing(self) -> "ServiceQuerySet":
        """What the editors' list shows, in a fixed number of queries."""
        return self.select_related("provider").prefetch_related("areas_served__area", "evidence")


def missing_referral_route_q() -> Q:
    return Q(referral_route="", team_mailbox="") & ~Q(status="closed")


def missing_area_q() -> Q:
    return Q(areas_served__isnull=True, country="England")


def missing_evidence_q() -> Q:
    return Q(evidence__isnull=True)


def missing_summary_q() -> Q:
    return Q(summary="")


def missing_who_for_q() -> Q:
    return Q(who_for="")


# The slugs of `completeness.PARTS`, which holds the same conditions for one record.
MISSING_Q = {
    "referral-route": missing_referral_route_q,
    "area": missing_area_q,
    "evidence": missing_evidence_q,
    "summary": missing_summary_q,
    "who-for": missing_who_for_q,
}


class OfferQuerySet(models.QuerySet):
    def suggested_for(self, words: str) -> "OfferQuerySet":
        """The curated offers with `words` in their name or plain words; none for no words."""
        if not words:
            return self.none()
        holds = Q(name__icontains=words) | Q(plain_words__icontains=words)
        return self.filter(holds, suggested=True)


class ProviderQuerySet(models.QuerySet):
    def with_service_count(self) -> "ProviderQuerySet":
        """Each with `service_count`, drafts and closed services included."""
        return self.annotate(service_count=models.Count("services"))
