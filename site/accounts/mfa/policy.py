"""The second step at sign-in: offered to all, required of those who could do harm to others.

Whoever looks after the community or may enter the admin needs it before either opens.
"""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from accounts.models import User

HERE = frozenset({"localhost", "127.0.0.1", "[::1]", "testserver"})
# Editors too: on the community's ground they read what members sent them from closed boards.
ROLES = {"Moderators", "Administrators", "Safeguarding leads", "Editors"}


def refuse_to_do_without() -> None:
    """Raises `ImproperlyConfigured` where the second step is off on a site that others reach."""
    alone = settings.DEMO and HERE.issuperset(settings.ALLOWED_HOSTS)
    if not settings.SECOND_STEP_REQUIRED and not alone:
        raise ImproperlyConfigured(
            "SECOND_STEP_REQUIRED may be off in a demonstration on this machine alone (DEMO, and "
            "no host but localhost in ALLOWED_HOSTS). Take the line out and start again."
        )


def is_required_of(user: User) -> bool:
    """By what the person may do, in the community or in the admin."""
    if not settings.SECOND_STEP_REQUIRED:
        return False
    return looks_after_community(user) or user.has_perm("wagtailadmin.access_admin")


def looks_after_community(user: User) -> bool:
    """By the groups alone: a member without a role costs no question of its own."""
    return user.is_superuser or not ROLES.isdisjoint(user.group_names.values())


def is_kept_out(user: User) -> bool:
    """Whether the community, on whatever page its words stand, waits for this person's second
    step."""
    required = settings.SECOND_STEP_REQUIRED and looks_after_community(user)
    return required and not has_second_step(user)


def has_second_step(user: User) -> bool:
    return Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
