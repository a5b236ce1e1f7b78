"""`make run`: served as in production, on this machine alone, with a secret made here."""

import os

from config.settings.base import *
from config.settings.local_secret import local_secret

SECRET_KEY = local_secret(VAR)
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]
# Plain http on loopback: secure cookies would shut the editor out.
ACCOUNT_DEFAULT_HTTP_PROTOCOL = "http"
# Hashed names as in production, but not compressed: that takes 11 of the first start's
# seconds, and nothing on loopback is faster for it.
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
# Addresses to cite name the port that this server has.
WAGTAILADMIN_BASE_URL = f"http://127.0.0.1:{os.environ.get('PORT', '8000')}"
