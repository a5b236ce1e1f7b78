"""Where a page rests on somebody's consent, and whether that still holds."""

from datetime import date
from typing import Any

from django.db.models import Model

from cms.consents.stored_blocks import Named, Resting, Taken, named_in, stored_streams, without
from cms.models.consents import Consent
from cms.models.media import Picture, SiteDocument
from cms.streamfields.traversal import stream_fields

NO_CONSENT = "A block of lived experience has no consent. Choose its record."


def consents_of(item: Model, *, lock: bool = False) -> list[Consent | None]:
    """The consents that the item's blocks, pictures and documents rest on, as they stand in the
    database now, each once; None where a block names none. `lock` holds them still until the
    transaction ends, so that none is withdrawn meanwhile."""
    named = named_in(list(stored_streams(item).values()))
    keys: set[Any] = named.consents | _of_files(named)
    if not keys:
        return []
    consents = Consent.objects.filter(pk__in=keys - {None}).order_by("pk")
    found: list[Consent | None] = list(consents.select_for_update() if lock else consents)
    return found if len(found) == len(keys) else [*found, None]


def _of_files(named: Named) -> set[Any]:
    found: set[Any] = set()
    for model, keys in ((Picture, named.pictures), (SiteDocument, named.documents)):
        if keys:
            records = model._default_manager.filter(pk__in=keys).exclude(consent=None)
            found |= set(records.values_list("consent_id", flat=True))
    return found


def consent_objections(item: Model, day: date, *, lock: bool = False) -> list[str]:
    """Why the item may not be public on that day, as far as consent goes."""
    reasons = []
    for consent in consents_of(item, lock=lock):
        if consent is None:
            reasons.append(NO_CONSENT)
        elif reason := consent.objection_on(day):
            reasons.append(f"{reason} Take out what rests on it, or record a new consent.")
    return reasons


def rests_on_withdrawn(item: Model) -> bool:
    """Asks nothing of the database for an item whose blocks rest on no consent."""
    return any(consent is not None and consent.withdrawn_on for consent in consents_of(item))


def resting_on(consent: Consent) -> Resting:
    return Resting(
        consent.pk,
        frozenset(consent.pictures.values_list("pk", flat=True)),
        frozenset(consent.documents.values_list("pk", flat=True)),
    )


def take_out(item: Model, resting: Resting) -> Taken:
    """Change the item's stream fields so that nothing in them rests on the consent."""
    taken = Taken()
    for name, raw in stored_streams(item).items():
        rest = without(raw, resting, taken)
        if rest != raw:
            field = next(field for field in stream_fields(type(item)) if field.name == name)
            setattr(item, name, field.stream_block.to_python(rest))
    return taken


def take_out_withdrawn(item: Model) -> None:
    """What was withdrawn does not come back: not by a form that stood open meanwhile, nor by
    a copy. To be called in the transaction that then writes the item."""
    for consent in consents_of(item, lock=True):
        if consent is not None and consent.withdrawn_on:
            take_out(item, resting_on(consent))
