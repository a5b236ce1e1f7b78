"""Registries, by which an app offers a place for what other apps bring along."""

from collections.abc import Iterator, Mapping
from typing import Generic, TypeVar

from django.core.exceptions import ImproperlyConfigured

Key = TypeVar("Key")
Entry = TypeVar("Entry")


class Registry(Mapping[Key, Entry], Generic[Key, Entry]):
    """A mapping that only grows: a key never gets a second entry.

    `noun` names what is registered, for the messages. Filled while Django starts, in
    `AppConfig.ready` or by the modules that it imports.
    """

    def __init__(self, noun: str, entries: Mapping[Key, Entry] | None = None) -> None:
        self._noun = noun
        self._entries = dict(entries or {})

    def register(self, key: Key, entry: Entry) -> None:
        """Add an entry. Raises `ImproperlyConfigured` where the key has one already."""
        if key in self._entries:
            raise ImproperlyConfigured(f"There is already a {self._noun} for {key!r}.")
        self._entries[key] = entry

    def __getitem__(self, key: Key) -> Entry:
        if key not in self._entries:
            raise KeyError(f"There is no {self._noun} for {key!r}.")
        return self._entries[key]

    def __iter__(self) -> Iterator[Key]:
        """Iterate over the keys in the order of registration."""
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)
