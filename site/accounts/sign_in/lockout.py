"""What wrong passwords are counted by: the account that was tried, and where it was tried from."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest

# What allauth signs in with, what axes asks with after a success, and Django's own word for it.
NAMES = ("email", "login", "username")
LONGEST = 255
# Stands where a server behind a socket hands on no address: all such visitors count as one.
NOWHERE = "0.0.0.0"
logger = logging.getLogger(__name__)


def account_of(request: HttpRequest, credentials: dict[str, Any] | None = None) -> str:
    """The e-mail address that was typed, as it is stored; the sign-in form's where there are no
    credentials at hand."""
    given = credentials or {}
    named = next((str(given[name]) for name in NAMES if given.get(name)), "")
    typed = named or request.POST.get("login", "")
    return typed.strip().lower().replace("\0", "")[:LONGEST]


def place_of(request: HttpRequest) -> str:
    """The visitor's address, by as many proxies as `ALLAUTH_TRUSTED_PROXY_COUNT` says. Whoever
    came past them, or comes by a socket, has none that could be believed, and may still sign in."""
    try:
        return DefaultAccountAdapter(request).get_client_ip(request)
    except PermissionDenied:
        return NOWHERE
    except ImproperlyConfigured:
        logger.warning("fewer addresses in X-Forwarded-For than there are trusted proxies")
        return NOWHERE
