"""Rows and links that the version before the refactoring made, put into the tests' database.

See `tests/fixtures/version_before/README.md`. Rows are inserted as columns of their tables, so
that no model, manager or signal of today has a part in it.
"""

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import connection
from django.utils import timezone

FOLDER = Path(__file__).resolve().parents[1] / "fixtures/version_before"
LINKS: dict[str, Any] = json.loads((FOLDER / "links.json").read_text(encoding="utf-8"))
MADE_AT = datetime.fromisoformat(LINKS["made_at"])
OUTBOXES = ("community_letter", "accounts_accountletter")
# A time that is written into something else, too: a session far ahead, a sealed form.
FIXED = {("community_member", "state_since")}
FAR_AHEAD = "2090"

Table = dict[str, Any]


def read_tables() -> list[Table]:
    tables: list[Table] = json.loads((FOLDER / "rows.json").read_text(encoding="utf-8"))
    return tables


def store(*, age: timedelta = timedelta(seconds=1)) -> None:
    """Insert every row as if all of it had been made `age` ago."""
    since = timezone.now() - age - MADE_AT
    tables = [table for table in read_tables() if table["table"] not in OUTBOXES]
    for table in tables:
        insert(table, since)
    count_pages_below_their_parents()
    store_letters(since)


def store_letters(since: timedelta) -> None:
    """Insert the rows of both outboxes. The one place to change when they become one table.

    Today their tables are the ones in which the rows were made, so the rows are inserted as they
    are. Once a migration carries them over, this is to insert them at the state before it and
    then go forward, so that the migration itself is what the tests look at:

        executor = MigrationExecutor(connection)
        executor.migrate([(app, the migration before the merge) for each app of the two])
        ... insert as below ...
        executor = MigrationExecutor(connection)
        executor.migrate(executor.loader.graph.leaf_nodes())

    The schema editor of SQLite does that outside a transaction alone: mark the tests of
    `test_outbox.py` with `django_db(transaction=True)` and `migrations` then. The other tests of
    this folder need no letters; `store` can leave them out there.
    """
    for table in read_tables():
        if table["table"] in OUTBOXES:
            insert(table, since)


def insert(table: Table, since: timedelta) -> None:
    name, columns = table["table"], table["columns"]
    rows = [
        [moved(table, *pair, since) for pair in zip(columns, row, strict=True)]
        for row in table["rows"]
    ]
    quoted = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join(["%s"] * len(columns))
    with connection.cursor() as cursor:
        cursor.executemany(f'INSERT INTO "{name}" ({quoted}) VALUES ({marks})', rows)


def moved(table: Table, column: str, value: Any, since: timedelta) -> Any:
    """The value of a column, with its time moved and its reference found in this database."""
    if isinstance(value, dict):
        return found(value)
    if value is None or (table["table"], column) in FIXED:
        return value
    if column in table["times"] and str(value) < FAR_AHEAD:
        return (datetime.fromisoformat(value) + since).isoformat(" ")
    if column in table["days"]:
        days = timedelta(days=round(since / timedelta(days=1)))
        return (date.fromisoformat(value) + days).isoformat()
    return value


def found(reference: dict[str, Any]) -> Any:
    """The key that a row of every database has in this one: of a group, a content type, a page."""
    where = reference["where"]
    conditions = " AND ".join(f'"{column}" = %s' for column in where)
    with connection.cursor() as cursor:
        cursor.execute(
            f'SELECT "id" FROM "{reference["table"]}" WHERE {conditions}', list(where.values())
        )
        (key,) = cursor.fetchone()
    return str(key) if reference.get("as") == "text" else key


def count_pages_below_their_parents() -> None:
    """The tree of pages keeps the number of children with each."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE wagtailcore_page SET numchild = (SELECT COUNT(*) FROM wagtailcore_page below "
            "WHERE below.depth = wagtailcore_page.depth + 1 "
            "AND substr(below.path, 1, length(wagtailcore_page.path)) = wagtailcore_page.path)"
        )


def seconds_after(seconds: float = 1) -> float:
    """The time, as a number, shortly after the rows were made."""
    return MADE_AT.astimezone(UTC).timestamp() + seconds
