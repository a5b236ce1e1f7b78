"""Consents that end soon, and those that have ended while something still rests on them."""

from collections.abc import Iterable
from datetime import timedelta

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from cms.admin.dashboard.rows import Line, edit_address
from cms.consents.usage import Uses, counted_uses
from cms.models import Consent
from directory.formatting import day_words

SOON = timedelta(days=60)


def ending(user: User) -> QuerySet[Consent]:
    """What ended and is used nowhere asks for nothing, so it is left out."""
    today = timezone.localdate()
    soon = Q(expires_on__gte=today, expires_on__lte=today + SOON, withdrawn_on=None)
    over = Q(expires_on__lt=today) | Q(withdrawn_on__isnull=False)
    used = list(counted_uses()) if Consent.objects.filter(over).exists() else []
    return Consent.objects.filter(soon | (over & Q(pk__in=used))).order_by("expires_on", "pk")


def ending_lines(consents: Iterable[Consent]) -> list[Line]:
    """No scope and no place: this stands where more people look than at the consent itself."""
    uses = counted_uses()
    return [
        Line(
            str(consent),
            edit_address(Consent, consent.pk),
            "Consent",
            f"{_how(consent)} Used by: {uses.get(consent.pk, Uses()).words}.",
            consent.withdrawn_on or consent.expires_on,
        )
        for consent in consents
    ]


def _how(consent: Consent) -> str:
    if consent.withdrawn_on:
        return f"Withdrawn on {day_words(consent.withdrawn_on)}."
    if consent.expires_on and consent.expires_on < timezone.localdate():
        return f"Ended on {day_words(consent.expires_on)}."
    return f"Ends on {day_words(consent.expires_on)}."
