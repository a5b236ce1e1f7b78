"""For those who work on the code: `make dev`. Debug pages on, static files unhashed."""

import os

from config.settings.base import *
from config.settings.local_secret import local_secret

DEBUG = True
SECRET_KEY = local_secret(VAR)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Addresses to cite name the port that this server has.
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
