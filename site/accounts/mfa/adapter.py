"""How allauth treats the second step here."""

from typing import Any

from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator

from accounts.mfa.policy import is_required_of


class MFAAdapter(DefaultMFAAdapter):
    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Those of whom it is required cannot turn it off; an administrator can, for a lost
        phone (`manage.py reset_second_step`)."""
        return not is_required_of(authenticator.user)

    def get_totp_label(self, user: Any) -> str:
        return str(user.email)
