"""Every act writes its audit row in its own transaction: without the one there is no other."""

from collections.abc import Iterator
from dataclasses import asdict
from uuid import uuid4

import pytest
from django.apps import apps
from django.db import transaction

from accounts.models import User
from community.models import AuditEntry
from tests.community.people import signed_in
from tests.community.permissions.rows import AS, Row
from tests.community.permissions.table import TABLE
from tests.community.permissions.world import People, people

__all__ = ["people"]
# Changes that are no acts: what somebody keeps for themselves alone.
KEPT_FOR_ONESELF = {"preview", "find", "mention", "keep", "attach", "draft"}


class NoAuditError(Exception):
    pass


def who_does(row: Row, people: People) -> User | None:
    done = [one for one, answer in zip(AS, row.answers.split(), strict=True) if answer == "done"]
    return people.users[done[-1]] if done and done[-1] != "anonymous" else None


def all_that_is_kept() -> dict[str, list[tuple[object, ...]]]:
    models = apps.get_app_config("community").get_models(include_auto_created=True)
    kept = {
        model.__name__: list(model._default_manager.order_by("pk").values_list())
        for model in models
        if model is not AuditEntry
    }
    groups = User.groups.through.objects.order_by("pk").values_list()
    return kept | {"groups": list(groups)}


def acts(people: People) -> Iterator[tuple[Row, User]]:
    for row in TABLE:
        user = who_does(row, people) if row.method == "POST" else None
        if user is not None and not KEPT_FOR_ONESELF & set(row.sent):
            yield row, user


def test_what_cannot_be_written_down_is_not_done(
    people: People, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**row: object) -> None:
        raise NoAuditError

    monkeypatch.setattr(AuditEntry.objects, "create", refuse)
    unwritten, halved = [], []
    for row, user in acts(people):
        client, before = signed_in(user), all_that_is_kept()
        sent = {"key": str(uuid4())} | row.sent
        with transaction.atomic():
            try:
                client.post(row.address.format(**asdict(people.world)), sent)
                bare = all_that_is_kept() != before
            except NoAuditError:
                bare = False
                if all_that_is_kept() != before:
                    halved.append(str(row))
            if bare:
                unwritten.append(str(row))
            transaction.set_rollback(True)
    assert (unwritten, halved) == ([], [])
