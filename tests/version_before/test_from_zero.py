"""Old migrations name code by dotted paths, and code that moved is still found by them."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.db.migrations.loader import MigrationLoader


@pytest.mark.migrations
@pytest.mark.skipif(
    connection.vendor != "sqlite", reason="PostgreSQL's database is migrated for each session"
)
def test_an_empty_database_is_migrated_from_the_first_migration_on(tmp_path: Path) -> None:
    """In a process of its own: the tests' database may be a copy that was migrated before."""
    file = tmp_path / "empty.sqlite3"
    done = subprocess.run(
        [sys.executable, "site/manage.py", "migrate", "--no-input", "--verbosity=0"],
        cwd=settings.ROOT,
        env=os.environ
        | {"DJANGO_SETTINGS_MODULE": "config.settings.test", "TEST_DATABASE_FILE": str(file)},
        capture_output=True,
        text=True,
    )
    assert (done.returncode, done.stderr) == (0, "")
    with closing(sqlite3.connect(file)) as made:
        applied = set(made.execute("SELECT app, name FROM django_migrations"))
    assert applied == set(MigrationLoader(None).disk_migrations)
