"""Production. Every missing variable is named at once, with what it is for, and stops the start."""

import os
from urllib.parse import unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.settings.base import *
from foundation.numbers import read_integer

REQUIRED = {
    "SECRET_KEY": "a long random string, kept secret",
    "DATABASE_URL": "postgresql://user:password@host:5432/name",
    "ALLOWED_HOSTS": "host names, separated by commas",
    "BASE_URL": "the site's own address, such as https://directory.example",
    "DEFAULT_FROM_EMAIL": "the address that the site's e-mail comes from",
    "EDITORS_MAILBOX": "the team mailbox to which readers write with corrections",
    "EMAIL_URL": "smtp://user:password@host:587",
    "COMMUNITY_ACCOUNTABLE_PERSON": "name and post of the person who is accountable for the safety "
    "of the community, as its terms name them (Online Safety Act 2023)",
    "POSTCODE_FILE": "path of the file that `manage.py build_postcodes` makes",
    "TRUSTED_PROXIES": "how many proxies of yours stand in front and add to X-Forwarded-For: "
    "mostly 1. Too few, and all visitors count as one; too many, and they choose their address",
}


def required_variables() -> dict[str, str]:
    """The variables of `REQUIRED`; raises `ImproperlyConfigured` naming all that are missing."""
    missing = [name for name in REQUIRED if not os.environ.get(name)]
    if missing:
        lines = "\n".join(f"  {name}: {REQUIRED[name]}" for name in missing)
        raise ImproperlyConfigured(f"Set these environment variables and start again:\n{lines}")
    return {name: os.environ[name] for name in REQUIRED}


def postgresql(url: str) -> dict[str, object]:
    """Django's database settings from a `postgresql://` address."""
    parts = urlsplit(url)
    if parts.scheme not in ("postgres", "postgresql") or not parts.path.strip("/"):
        raise ImproperlyConfigured("DATABASE_URL must read postgresql://user:password@host/name")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.strip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def whole_number(name: str, value: str) -> int:
    number = read_integer(value)
    if number is None:
        raise ImproperlyConfigured(f"{name} must be a whole number, such as 1")
    return number


def https(url: str) -> str:
    """The site's address without a slash at its end. Links that stop mail with one click are for
    https alone (RFC 8058), as are the cookies below."""
    if urlsplit(url).scheme != "https" or not urlsplit(url).hostname:
        raise ImproperlyConfigured("BASE_URL must read https://host: the site is on https alone")
    return url.rstrip("/")


_variables = required_variables()
_email = urlsplit(_variables["EMAIL_URL"])

SECRET_KEY = _variables["SECRET_KEY"]
DATABASES = {"default": postgresql(_variables["DATABASE_URL"])}
ALLOWED_HOSTS = [host.strip() for host in _variables["ALLOWED_HOSTS"].split(",")]
WAGTAILADMIN_BASE_URL = https(_variables["BASE_URL"])
CSRF_TRUSTED_ORIGINS = [WAGTAILADMIN_BASE_URL]
DEFAULT_FROM_EMAIL = _variables["DEFAULT_FROM_EMAIL"]
EDITORS_MAILBOX = _variables["EDITORS_MAILBOX"]
COMMUNITY_ACCOUNTABLE_PERSON = _variables["COMMUNITY_ACCOUNTABLE_PERSON"]
POSTCODE_FILE = Path(_variables["POSTCODE_FILE"])
# Every machine that serves the site must see the same folder, and nothing else may serve it.
PRIVATE_FILES = Path(os.environ.get("PRIVATE_FILES") or PRIVATE_FILES)

EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST = _email.hostname or "localhost"
EMAIL_PORT = _email.port or 587
EMAIL_HOST_USER = unquote(_email.username or "")
EMAIL_HOST_PASSWORD = unquote(_email.password or "")
EMAIL_USE_TLS = True
# Seconds. A server that hangs must not hold a worker until its letter is given to another.
EMAIL_TIMEOUT = 30

SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^healthz$", r"^readyz$"]
SECURE_HSTS_SECONDS = 31_536_000
# The proxy in front ends TLS and must set (and overwrite) this header.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
# By the visitor's address sign-in attempts are limited and sessions listed.
ALLAUTH_TRUSTED_PROXY_COUNT = whole_number("TRUSTED_PROXIES", _variables["TRUSTED_PROXIES"])
