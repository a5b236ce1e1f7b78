"""The register is there for every test, whatever the one before it did."""

import pytest
from django.conf import settings
from django.core.management import call_command
from wagtail.models import Page

from cms.models import SpotlightService
from directory.models import Service
from mapping_data.models import Area

DATABASE_OF_MAKE_RUN = settings.VAR / "alongside.sqlite3"


@pytest.mark.django_db
def test_the_tests_never_touch_the_database_of_the_running_site() -> None:
    assert str(settings.DATABASES["default"]["NAME"]) != str(DATABASE_OF_MAKE_RUN)


@pytest.mark.django_db
def test_the_whole_register_is_loaded() -> None:
    assert Area.objects.authorities().count() > 152
    assert Service.objects.count() == 93


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_the_register_is_back_after_a_test_with_real_commits(time: str) -> None:
    """The second finds what the first took away."""
    assert Service.objects.count() == 93
    assert Page.objects.filter(depth=1).exists()
    SpotlightService.objects.all().delete()  # or a spotlight would protect its service
    Service.objects.all().delete()


@pytest.mark.django_db(transaction=True)
def test_it_comes_back_even_to_empty_tables() -> None:
    call_command("flush", interactive=False, verbosity=0)
    assert not Area.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_nothing_of_the_empty_tables_stays() -> None:
    assert Area.objects.exists()
