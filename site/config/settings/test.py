"""The tests' settings: an engine chosen by `TEST_DATABASE_URL`, fast hashing, mail in memory."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from config.settings.base import *

SECRET_KEY = "only for tests"
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
ACCOUNT_RATE_LIMITS = False  # type: ignore[assignment]  # an empty dict: the defaults
WHITENOISE_AUTOREFRESH = True  # nothing is collected for tests:
WHITENOISE_USE_FINDERS = True  # files are served from where they lie
MEDIA_ROOT = VAR / "test-media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    "private": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
}

if folder := os.environ.get("TEST_MAIL_FOLDER"):  # of a server or worker in a process of its own
    EMAIL_BACKEND = os.environ.get("TEST_MAIL", "django.core.mail.backends.filebased.EmailBackend")
    EMAIL_FILE_PATH = folder

if folder := os.environ.get("TEST_MEDIA_FOLDER"):  # of a server that other processes write for
    MEDIA_ROOT = Path(folder)
    STORAGES["default"] = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    PRIVATE_FILES = MEDIA_ROOT.with_name("private")
    STORAGES["private"] = {"BACKEND": "community.attachments.storage.PrivateFiles"}

if url := os.environ.get("TEST_DATABASE_URL"):
    _parts = urlsplit(url)
    DATABASES["default"] = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": _parts.path.strip("/"),
        "USER": _parts.username or "",
        "HOST": _parts.hostname or "",
        "PORT": str(_parts.port or ""),
    }
else:
    # Never the database of `make run`: the journeys' server names a copy, the tests make theirs.
    DATABASES["default"]["NAME"] = os.environ.get("TEST_DATABASE_FILE", VAR / "test.sqlite3")
    VAR.mkdir(exist_ok=True)
