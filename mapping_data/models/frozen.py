"""Rows that stay as they were loaded: what refuses to change them, one by one or many at once."""

from collections.abc import Iterable
from typing import Any, NoReturn

from django.db import models

from foundation.exceptions import ActionNotPossible

FROZEN = "A loaded round is frozen: load a new version, which supersedes it."
LOADING = "loading"


class FrozenRound(ActionNotPossible):
    """Something tried to change or delete what was loaded."""


class FrozenQuerySet(models.QuerySet):
    """Refuses the ways round `save` and `delete`."""

    def update(self, **values: Any) -> NoReturn:
        raise FrozenRound(FROZEN)

    def bulk_update(self, *args: Any, **options: Any) -> NoReturn:
        raise FrozenRound(FROZEN)

    def delete(self) -> NoReturn:
        raise FrozenRound(FROZEN)


class PartQuerySet(FrozenQuerySet):
    def bulk_create(self, objs: Iterable[Any], *args: Any, **options: Any) -> list[Any]:
        parts = list(objs)
        for part in parts:
            part.refuse_unless_loading()
        return super().bulk_create(parts, *args, **options)


class Part(models.Model):
    """Something of a round. It comes with the round or not at all, and then stays as it is."""

    round: Any  # each kind of part has its own relation to the round
    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        self.refuse_unless_loading()
        super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise FrozenRound(FROZEN)

    def refuse_unless_loading(self) -> None:
        if not self._state.adding or self.round.state != LOADING:
            raise FrozenRound(FROZEN)
