"""How the merging rule meets the tables: one store for each kind of record."""

from typing import Protocol

from mapping_data.importers.merge import Values


class Store(Protocol):
    """Reads and writes the records of one kind, as the plain values that imports compare."""

    def live(self, keys: list[str]) -> dict[str, Values]:
        """The values that stand now, for each of `keys` that stands; a fixed number of queries."""

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        """Why the record must be left alone although it differs; blank where it need not be."""

    def create(self, key: str, values: Values) -> None: ...

    def update(self, key: str, changes: Values) -> None: ...
