"""How allauth behaves here. Anyone may make an account; what it opens is the community's
moderators' to say, and an administrator's for the admin."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailConfirmationHMAC
from django.conf import settings
from django.contrib.sites.shortcuts import get_current_site
from django.http import HttpRequest
from django.urls import reverse
from django.utils.encoding import force_str

from accounts.actions import forget_wrong_passwords
from accounts.letters.delivery import Desk
from accounts.letters.outbox import keep
from accounts.models import AccountLetter, User
from accounts.sign_in.lockout import place_of

GUESSED_TOO_OFTEN = (
    "Too many failed login attempts. Try again in a few minutes. If it stays closed, choose a new "
    "password: that opens the account again."
)


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": GUESSED_TOO_OFTEN,
    }

    def get_client_ip(self, request: HttpRequest) -> str:
        return place_of(request)

    def set_password(self, user: User, password: str) -> None:
        """What was guessed at is no longer there, so its owner need not wait."""
        super().set_password(user, password)
        forget_wrong_passwords(user=user)

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        """Editors start in the admin, everyone else at the community's door."""
        if request.user.has_perm("wagtailadmin.access_admin"):
            return str(super().get_login_redirect_url(request))
        return reverse("boards:home")

    def format_email_subject(self, subject: str) -> str:
        return f"{settings.PRODUCT.name}: {force_str(subject)}"

    def send_password_reset_mail(self, user: User, email: str, context: dict[str, Any]) -> None:
        """The same link invites a person who has never had a password; the words differ."""
        name = "password_reset_key" if user.has_usable_password() else "invitation"
        self.send_mail(f"account/email/{name}", email, context)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A visitor never waits for the mail server: how long it took would tell who has an
        account here."""
        if isinstance(self.request, Desk):
            super().send_mail(template_prefix, email, context)
            return
        site = get_current_site(self.request)
        known = {"request": self.request, "email": email, "current_site": site}
        message = self.render_mail(template_prefix, email, known | context)
        kind = AccountLetter.Kind.WORDS
        keep(kind, email=email, subject=message.subject, text=message.body)

    def send_confirmation_mail(
        self, request: HttpRequest, emailconfirmation: EmailConfirmationHMAC, signup: bool
    ) -> None:
        if isinstance(request, Desk):
            super().send_confirmation_mail(request, emailconfirmation, signup)
            return
        address = emailconfirmation.email_address
        keep(AccountLetter.Kind.PROOF, email=address.email, address=address)
