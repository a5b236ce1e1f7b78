"""Every change of state of a mapping round, each with its audit in the same transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction

from foundation.exceptions import ActionNotPossible
from mapping_data.models import Round, RoundAct, RoundFigure, RoundMeasure, RoundNote
from mapping_data.round_checks import Check, check_round
from mapping_data.rounds import digest_of, table_of


class RoundRefused(ActionNotPossible):
    """The round cannot move on; the words say why. `checks` are those that do not hold."""

    def __init__(self, words: str, checks: Sequence[Check] = ()) -> None:
        self.checks = list(checks)
        super().__init__("\n".join([words, *map(str, self.checks)]))


@dataclass(frozen=True)
class Who:
    """Who acts: a user of the site, or the command that did it by itself."""

    name: str
    user: AbstractBaseUser | None = field(default=None)


@transaction.atomic
def load_round(
    *,
    item: Round,
    measures: Sequence[RoundMeasure],
    figures: Sequence[RoundFigure],
    notes: Sequence[RoundNote],
    who: Who,
) -> Round:
    """Keep a new version with all its parts, inactive and from then on frozen.

    It is linked to the version that it is to supersede: the one that is active now.
    """
    item.state = Round.State.LOADING
    item.supersedes = Round.objects.active().filter(slug=item.slug).first()
    item.save()
    RoundMeasure.objects.bulk_create(measures)
    RoundFigure.objects.bulk_create(figures)
    RoundNote.objects.bulk_create(notes)
    _move(item, Round.State.INACTIVE)
    _record(item, RoundAct.Act.LOADED, who, {"sha256": digest_of(table_of(item))})
    return item


@transaction.atomic
def activate_round(*, item: Round, who: Who) -> RoundAct:
    """Publish a loaded round, superseding the version that was active.

    Raises `RoundRefused` where its sums do not hold, or where it was made to follow another
    version than the one that is active.
    """
    current = Round.objects.select_for_update().get(pk=item.pk)
    if current.state != Round.State.INACTIVE:
        raise RoundRefused(f"{current} is {current.get_state_display()} already.")
    checks = check_round(current)
    faults = [check for check in checks if not check.holds]
    if faults:
        raise RoundRefused(f"{current} does not add up, so it was not activated.", faults)
    old = Round.objects.active().select_for_update().filter(slug=current.slug).first()
    if old is not None:
        supersede_round(old=old, new=current, who=who)
    _move(current, Round.State.ACTIVE)
    item.state = current.state
    return _record(current, RoundAct.Act.ACTIVATED, who, {"checks": [str(it) for it in checks]})


@transaction.atomic
def supersede_round(*, old: Round, new: Round, who: Who) -> RoundAct:
    """Take an active version out of the lead; it stays readable and links to the new one."""
    if new.supersedes_id != old.pk:
        raise RoundRefused(f"{new} was not loaded to supersede {old}, which is active.")
    if old.state != Round.State.ACTIVE:
        raise RoundRefused(f"{old} is not active, so it cannot be superseded.")
    _move(old, Round.State.SUPERSEDED)
    return _record(old, RoundAct.Act.SUPERSEDED, who, {"by_version": new.version})


def _move(item: Round, state: str) -> None:
    item.state = state
    item.save(update_fields=["state"])


def _record(item: Round, act: str, who: Who, details: dict[str, Any]) -> RoundAct:
    row = RoundAct(round=item, act=act, by_name=who.name, details=details)
    row.by_id = who.user.pk if who.user else None
    row.save()
    return row
