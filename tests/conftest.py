"""What every test finds: the real register in the database, and the real postcode file.

A test changes what it likes: its transaction is rolled back. A test that needs real commits
(`django_db(transaction=True)`) empties all tables when it ends, so the register is put back.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.core.management import call_command
from pytest_django import DjangoDbBlocker

from scripts.prepare import prepare
from tests.databases import TestDatabase, test_database

DATABASE = pytest.StashKey[TestDatabase]()


@pytest.fixture(scope="session")
def postcode_file() -> None:
    """Builds `settings.POSTCODE_FILE` if its inputs changed (half a minute), else nothing."""
    prepare(["postcodes"])


@pytest.fixture(scope="session")
def django_db_setup(
    request: pytest.FixtureRequest,
    django_test_environment: None,
    django_db_blocker: DjangoDbBlocker,
    postcode_file: None,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[TestDatabase]:
    """Takes the place of pytest-django's own: migrated, with the register loaded."""
    with django_db_blocker.unblock():
        database = test_database(tmp_path_factory.mktemp("database"))
        database.create()
        call_command("load_data", verbosity=0)
        call_command("load_content", verbosity=0)
        database.keep()
    request.config.stash[DATABASE] = database
    yield database
    del request.config.stash[DATABASE]
    with django_db_blocker.unblock():
        database.drop()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item) -> Iterator[None]:
    """After a test with real commits, pytest-django has emptied every table."""
    yield
    marker = item.get_closest_marker("django_db")
    commits = bool(marker and marker.kwargs.get("transaction"))
    names = getattr(item, "fixturenames", ())
    if (commits or "transactional_db" in names) and DATABASE in item.config.stash:
        from pytest_django.plugin import blocking_manager_key

        with item.config.stash[blocking_manager_key].unblock():
            item.config.stash[DATABASE].restore()


@pytest.fixture
def assert_queries(
    django_assert_max_num_queries: Callable[..., AbstractContextManager[Any]],
) -> Callable[..., AbstractContextManager[Any]]:
    """`with assert_queries(12):` fails when the block asks the database more often."""
    return django_assert_max_num_queries
