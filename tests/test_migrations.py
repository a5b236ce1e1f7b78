"""The real migrations. Every session's database is made by them (tests/databases.py), so the
other tests run on the tables that they make, on both engines."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader

pytestmark = [pytest.mark.django_db, pytest.mark.migrations]


def ours() -> set[str]:
    """Labels of the apps in this repository."""
    roots = [settings.ROOT / ".venv", settings.VAR]
    return {
        app.label
        for app in apps.get_app_configs()
        if Path(app.path).is_relative_to(settings.ROOT)
        and not any(Path(app.path).is_relative_to(root) for root in roots)
    }


def test_no_model_has_changed_without_a_migration() -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_all_migrations_were_run_on_the_database_of_the_tests() -> None:
    executor = MigrationExecutor(connection)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    assert {"mapping_data", "directory", "accounts"} <= {
        app for app, _ in executor.loader.applied_migrations or {}
    }


def test_each_app_has_one_last_migration() -> None:
    """Two branches that each added one would stop `migrate` on the machine that has both."""
    assert MigrationLoader(None, ignore_no_migrations=True).detect_conflicts() == {}


@pytest.mark.parametrize("label", sorted(ours()))
def test_the_tables_are_those_of_the_models(label: str) -> None:
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for model in apps.get_app_config(label).get_models(include_auto_created=True):
            assert model._meta.db_table in tables
            columns = connection.introspection.get_table_description(cursor, model._meta.db_table)
            expected = {field.column for field in model._meta.local_concrete_fields}
            assert expected == {column.name for column in columns}
