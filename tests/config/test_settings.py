"""The settings: production starts only when it is told everything, and no third party is asked."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from config.settings import base

ROOT = Path(__file__).resolve().parents[2]

PRODUCTION = {
    "SECRET_KEY": "a long random string of at least fifty characters, for a test alone 0123456789",
    "DATABASE_URL": "postgresql://alongside:a%2Fsecret@db.example:5433/directory",
    "ALLOWED_HOSTS": "directory.example, www.directory.example",
    "BASE_URL": "https://directory.example/",
    "DEFAULT_FROM_EMAIL": "directory@directory.example",
    "EMAIL_URL": "smtp://mailer:secret@mail.example:587",
    "EDITORS_MAILBOX": "editors@directory.example",
    "COMMUNITY_ACCOUNTABLE_PERSON": "A made-up person, head of practice",
    "POSTCODE_FILE": "/srv/directory/postcodes.sqlite3",
    "TRUSTED_PROXIES": "2",
}

# Warnings of `check --deploy` that are answered for, with the reason.
ANSWERED_FOR = {
    # Whether subdomains are all on https is the domain's owner's to say, not the site's.
    "security.W005",
    "security.W021",
}


def manage(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Django's command line under the production settings, with these variables alone."""
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
    }
    return subprocess.run(
        [sys.executable, "site/manage.py", *arguments],
        cwd=ROOT,
        env=environment | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_names_every_missing_variable_at_once() -> None:
    done = manage("check", SECRET_KEY="x")
    assert done.returncode != 0
    assert all(f"  {name}: " in done.stderr for name in PRODUCTION if name != "SECRET_KEY")
    assert "  SECRET_KEY: " not in done.stderr


def test_production_refuses_a_database_address_that_it_cannot_use() -> None:
    done = manage("check", **PRODUCTION | {"DATABASE_URL": "sqlite:///x"})
    assert done.returncode != 0
    assert "DATABASE_URL must read postgresql://" in done.stderr


@pytest.mark.parametrize("number", ["one", "-1", "1.5"])
def test_production_refuses_a_number_of_proxies_that_is_none(number: str) -> None:
    done = manage("check", **PRODUCTION | {"TRUSTED_PROXIES": number})
    assert done.returncode != 0
    assert "TRUSTED_PROXIES must be a whole number" in done.stderr


@pytest.mark.parametrize("url", ["http://directory.example", "directory.example", "https://"])
def test_production_refuses_an_address_of_the_site_that_is_not_https(url: str) -> None:
    done = manage("check", **PRODUCTION | {"BASE_URL": url})
    assert done.returncode != 0
    assert "BASE_URL must read https://" in done.stderr


def test_production_starts_with_its_variables_and_is_safe_to_deploy() -> None:
    done = manage("check", "--deploy", **PRODUCTION)
    assert done.returncode == 0, done.stderr
    warned = [line for line in done.stderr.splitlines() if line.startswith("?: (")]
    assert [line for line in warned if line[4:].partition(")")[0] not in ANSWERED_FOR] == []


def test_production_reads_its_variables_as_they_are_meant() -> None:
    told = (
        "from django.conf import settings as s; d = s.DATABASES['default']; "
        "print(s.DEBUG, d['PASSWORD'], d['PORT'], s.ALLOWED_HOSTS[1], s.WAGTAILADMIN_BASE_URL, "
        "s.ALLAUTH_TRUSTED_PROXY_COUNT)"
        "; from community.email.delivery import CLAIMED_FOR"
        "; print(s.EMAIL_TIMEOUT and s.EMAIL_TIMEOUT * 10 < CLAIMED_FOR.total_seconds())"
    )
    done = manage("shell", "--no-imports", "-c", told, **PRODUCTION)
    expected = "False a/secret 5433 www.directory.example https://directory.example 2\nTrue\n"
    assert done.stdout == expected, done.stderr


def test_production_takes_no_made_up_people() -> None:
    done = manage("load_demo", **PRODUCTION)
    assert done.returncode != 0
    assert "This is no demonstration (DEMO is off in its settings)" in done.stderr
    assert "Example users" not in done.stdout


def test_no_demonstration_is_served_where_production_is_asked_for() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts.serve", "--demo", "8000"],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "config.settings.production"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode != 0
    assert "so no demonstration is served on it" in done.stderr


WITHOUT_STEP = """
from config.settings.{name} import *
SECOND_STEP_REQUIRED = False
DEMO = {demo}
ALLOWED_HOSTS = {hosts}
"""


@pytest.mark.parametrize(
    ("name", "demo", "hosts", "starts"),
    [
        ("production", False, ["directory.example"], False),
        ("production", True, ["directory.example"], False),
        ("test", False, ["localhost"], False),
        ("test", True, ["localhost", "127.0.0.1"], True),
        ("test", True, ["*"], False),
    ],
)
def test_no_site_that_others_reach_starts_without_the_second_step(
    name: str, demo: bool, hosts: list[str], starts: bool, tmp_path: Path
) -> None:
    words = WITHOUT_STEP.format(name=name, demo=demo, hosts=hosts)
    (tmp_path / "without_step.py").write_text(words)
    told = {"DJANGO_SETTINGS_MODULE": "without_step", "PYTHONPATH": str(tmp_path)}
    done = manage("check", **PRODUCTION | told)
    assert (done.returncode == 0) == starts, done.stderr
    assert starts or "SECOND_STEP_REQUIRED may be off" in done.stderr


def test_wagtail_asks_no_third_party() -> None:
    assert settings.WAGTAIL_GRAVATAR_PROVIDER_URL is None
    assert settings.WAGTAIL_ENABLE_UPDATE_CHECK is False
    assert settings.WAGTAIL_ENABLE_WHATS_NEW_BANNER is False
    assert settings.WAGTAILEMBEDS_FINDERS == []


def test_no_environment_has_a_debug_page_or_a_secret_by_default() -> None:
    assert base.DEBUG is False
    assert not hasattr(base, "SECRET_KEY")
    assert base.ALLOWED_HOSTS == []


@pytest.mark.django_db
def test_the_admin_has_the_sites_one_door(client: Client) -> None:
    answer = client.get("/admin/", follow=True)
    assert answer.redirect_chain[-1][0].startswith("/accounts/login/")
    assert answer.status_code == 200
