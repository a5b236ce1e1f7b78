"""Create an administrator. Usage: python -m scripts.create_admin

Asks for e-mail address and password, or takes ADMIN_EMAIL and ADMIN_PASSWORD. There is no
default for either. `DJANGO_SETTINGS_MODULE` chooses the site; without it, `make run`'s.
"""

import os
import sys
from getpass import getpass
from pathlib import Path

TRIES = 3


def main() -> None:
    sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "site"))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.local")
    import django

    django.setup()
    try:
        email, password = from_environment() if "ADMIN_EMAIL" in os.environ else asked()
    except EOFError:
        sys.exit("Nobody answers here: set ADMIN_EMAIL and ADMIN_PASSWORD and start again.")
    create(email, password)
    print(f"{email} is an administrator now and signs in at /admin/.")


def from_environment() -> tuple[str, str]:
    email, password = os.environ["ADMIN_EMAIL"], os.environ.get("ADMIN_PASSWORD", "")
    if wrong := [*wrong_email(email), *wrong_password(password, email)]:
        sys.exit("\n".join(wrong))
    return email, password


def asked() -> tuple[str, str]:
    """Ask until both will do, a few times each."""
    for _ in range(TRIES):
        email = input("E-mail address: ").strip()
        if not show(wrong_email(email)):
            break
    else:
        sys.exit("No administrator was created.")
    for _ in range(TRIES):
        password = getpass("Password: ")
        wrong = wrong_password(password, email)
        if not wrong and password != getpass("The same password again: "):
            wrong = ["The two passwords differ."]
        if not show(wrong):
            return email, password
    sys.exit("No administrator was created.")


def show(wrong: list[str]) -> bool:
    print("\n".join(wrong), file=sys.stderr, end="\n" if wrong else "")
    return bool(wrong)


def wrong_email(email: str) -> list[str]:
    """Sentences that say what is wrong with it; none if it will do."""
    from django.contrib.auth import get_user_model
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    try:
        validate_email(email.strip())
    except ValidationError:
        return [f"“{email}” is not an e-mail address."]
    if get_user_model().objects.filter(email__iexact=email.strip()).exists():
        return [f"There is already an account with the address {email}."]
    return []


def wrong_password(password: str, email: str) -> list[str]:
    from django.contrib.auth import get_user_model
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    if not password:
        return ["A password is needed; there is no default (ADMIN_PASSWORD gives it unasked)."]
    try:
        validate_password(password, get_user_model()(email=email))
    except ValidationError as error:
        return list(error.messages)
    return []


def create(email: str, password: str) -> None:
    """The address counts as verified: a new site may have no mail by which to prove it."""
    from accounts.models import User

    User.objects.create_superuser(email.strip(), password)


if __name__ == "__main__":
    main()
