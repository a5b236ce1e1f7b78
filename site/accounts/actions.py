"""Every change to an account that is made for somebody else."""

from allauth.account.forms import ResetPasswordForm
from allauth.account.models import EmailAddress
from django.db import transaction
from django.http import HttpRequest

from accounts.models import User


@transaction.atomic
def keep_one_address(*, user: User, verified: bool) -> None:
    """Make `user.email` the only address by which this account can be reached or entered.

    An address that stays the same keeps its state. A former address is forgotten at once:
    it could otherwise still ask for a new password.
    """
    addresses = EmailAddress.objects.filter(user=user)
    addresses.exclude(email__iexact=user.email).delete()
    kept = {"email": user.email, "verified": verified, "primary": True}
    if not addresses.filter(email__iexact=user.email).exists():
        EmailAddress.objects.create(user=user, **kept)


def invite(*, user: User, request: HttpRequest) -> bool:
    """Mail the person a link by which to choose a password; False where no mail could go."""
    form = ResetPasswordForm(data={"email": user.email})
    if not form.is_valid() or not form.users:
        return False
    try:
        form.save(request)
    except OSError:  # the mail server is away; the account stands and can ask again
        return False
    return True
