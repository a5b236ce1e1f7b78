"""The tests' database: the real migrations once, the real register in it, and a way back.

SQLite: `var/test-databases/` keeps a migrated file for each state of the migrations, so that
only the first run after a change waits for them. Every session works on copies of its own, so
two may run at once. PostgreSQL: a database is created and migrated for each session.
"""

import os
import sqlite3
import time
from contextlib import closing
from pathlib import Path
from typing import Protocol

import psycopg
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from scripts.steps import STEPS, digest

KEPT = settings.VAR / "test-databases"
KEPT_FOR_SECONDS = 86_400


class TestDatabase(Protocol):
    def create(self) -> None:
        """Make an empty, migrated database and connect to it."""

    def keep(self) -> None:
        """Remember what is in it now."""

    def restore(self) -> None:
        """Bring back what was remembered, after a test that emptied the tables."""

    def drop(self) -> None:
        """Leave nothing behind."""


def copy_file(source: Path, target: Path) -> None:
    """Copy an SQLite database that may be in use, with what its log still holds."""
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


def connect_to(name: str) -> None:
    """Point the default connection, and every one that is opened after it, elsewhere."""
    connection.close()
    settings.DATABASES["default"]["NAME"] = name
    connection.settings_dict["NAME"] = name


class SQLiteDatabase:
    def __init__(self, folder: Path) -> None:
        self.path = folder / "test.sqlite3"
        self.kept = folder / "kept.sqlite3"
        self.usual = str(connection.settings_dict["NAME"])

    def create(self) -> None:
        copy_file(migrated_file(), self.path)
        connect_to(str(self.path))

    def keep(self) -> None:
        copy_file(self.path, self.kept)

    def restore(self) -> None:
        connection.close()
        copy_file(self.kept, self.path)

    def drop(self) -> None:
        connect_to(self.usual)


def migrated_file() -> Path:
    """The kept file of these migrations, made by running them all if there is none."""
    inputs = next(step.inputs for step in STEPS if step.name == "database")
    path = KEPT / f"migrated-{digest(inputs)[:16]}.sqlite3"
    if not path.exists():
        KEPT.mkdir(parents=True, exist_ok=True)
        _forget_old_ones()
        unfinished = path.with_suffix(f".{time.time_ns()}")
        usual = str(connection.settings_dict["NAME"])
        connect_to(str(unfinished))
        call_command("migrate", interactive=False, verbosity=0)
        connect_to(usual)
        unfinished.replace(path)
    return path


def _forget_old_ones() -> None:
    for path in KEPT.iterdir():
        if time.time() - path.stat().st_mtime > KEPT_FOR_SECONDS:
            path.unlink(missing_ok=True)


class PostgresDatabase:
    def __init__(self) -> None:
        self.usual = str(connection.settings_dict["NAME"])
        worker = os.environ.get("PYTEST_XDIST_WORKER", "")  # each of several at once has its own
        self.name = f"test_{self.usual}{worker}"
        self.kept = f"{self.name}_kept"

    def create(self) -> None:
        self._run("DROP DATABASE IF EXISTS {}", self.name)
        self._run("CREATE DATABASE {}", self.name)
        connect_to(self.name)
        call_command("migrate", interactive=False, verbosity=0)

    def keep(self) -> None:
        self._copy(self.name, self.kept)

    def restore(self) -> None:
        self._copy(self.kept, self.name)

    def drop(self) -> None:
        connect_to(self.usual)
        for name in (self.name, self.kept):
            self._run("DROP DATABASE IF EXISTS {}", name)

    def _copy(self, source: str, target: str) -> None:
        """Nobody may be connected to either while PostgreSQL copies."""
        connection.close()
        self._run("DROP DATABASE IF EXISTS {}", target)
        self._run("CREATE DATABASE {} TEMPLATE {}", target, source)

    def _run(self, statement: str, *names: str) -> None:
        given = connection.settings_dict
        address = {"host": given["HOST"], "port": given["PORT"], "user": given["USER"]}
        address = {key: value for key, value in address.items() if value}
        with psycopg.connect(**address, dbname="postgres", autocommit=True) as server:
            server.execute(sql.SQL(statement).format(*map(sql.Identifier, names)))


def test_database(folder: Path) -> TestDatabase:
    return SQLiteDatabase(folder) if connection.vendor == "sqlite" else PostgresDatabase()
