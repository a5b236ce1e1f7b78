"""Which other names of a place are worth finding it by."""

from collections.abc import Iterable

from mapping_data.places.geonames import Settlement
from mapping_data.places.names import key, short_form

MOST = 4


class Aliases:
    """Chooses other names, knowing every place of the list.

    GeoNames mixes spellings of all languages without saying which. A useful one has a
    word in common with the name and no word that no British name has: "Hull", "Great
    Wigston" and "Staines-upon-Thames" pass, "Kingston-apon-Khall" does not.
    """

    def __init__(self, settlements: Iterable[Settlement]) -> None:
        self._words: set[str] = set()
        self._largest: dict[str, int] = {}
        for settlement in settlements:
            name = key(settlement.name)
            self._words.update(name.split())
            size = max(self._largest.get(name, 0), settlement.population or 0)
            self._largest[name] = size

    def of(self, settlement: Settlement) -> list[str]:
        """At most MOST names, the shortest first, none that reads the same as another."""
        own = key(settlement.name)
        kept: dict[str, str] = {}
        short = self._short(settlement)
        for name in sorted(settlement.alt_names, key=lambda name: (len(name), name)):
            if key(name) not in (own, *kept) and self._useful(own, name):
                kept[key(name)] = name
        if short and key(short) not in (own, *kept):
            kept = {key(short): short, **kept}
        return list(kept.values())[:MOST]

    def _useful(self, own: str, name: str) -> bool:
        words = set(key(name).split())
        spelt_plainly = name.isascii() and name[:1].isupper() and "(" not in name
        return spelt_plainly and words <= self._words and bool(words & set(own.split()))

    def _short(self, settlement: Settlement) -> str | None:
        """ "Barrow" of "Barrow in Furness"; but not "Chester" of "Chester-le-Street",
        since the larger Chester is what is meant."""
        short = short_form(settlement.name)
        if short is None:
            return None
        larger = self._largest.get(key(short), -1) > (settlement.population or 0)
        return None if larger else short
