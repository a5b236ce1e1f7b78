"""allauth's forms, in our words."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import ResetPasswordForm as AllauthResetPasswordForm
from allauth.account.forms import SignupForm as AllauthSignupForm
from django.contrib.auth.hashers import make_password
from django.forms import EmailField, Field
from django.http import HttpRequest

from accounts.letters.outbox import keep
from accounts.models import AccountLetter

GIVE_ADDRESS = "Give your e-mail address."
GIVE_PASSWORD = "Give your password."
WHOLE_ADDRESS = "Write a whole e-mail address, such as name@example.org."


def _say(fields: dict[str, Field], **missing: str) -> None:
    """What to say of each field that is left empty, in place of Django's words."""
    for name, words in missing.items():
        fields[name].error_messages["required"] = words
        if isinstance(fields[name], EmailField):
            fields[name].error_messages["invalid"] = WHOLE_ADDRESS


class LoginForm(AllauthLoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        self.fields["password"].help_text = ""  # the page has the link to a new password
        self.fields["remember"].label = "Keep me signed in on this computer for two weeks"
        _say(self.fields, login=GIVE_ADDRESS, password=GIVE_PASSWORD)


class SignupForm(AllauthSignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail address"
        self.fields["email"].help_text = "An address at work speeds the moderators' review."
        self.fields["password1"].help_text = "At least 12 characters; four words are a good one."
        self.fields["password2"].label = "The same password again"
        _say(
            self.fields,
            email=GIVE_ADDRESS,
            password1="Choose a password.",
            password2="Type the same password again.",
        )

    def try_save(self, request: HttpRequest) -> Any:
        """Where there is an account already, as much is worked out as for a new one: otherwise
        the time would tell."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        return super().try_save(request)


class ResetPasswordForm(AllauthResetPasswordForm):
    """Whether there is such an account is asked by whoever writes the letter."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self.fields, email=GIVE_ADDRESS)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).lower()

    def save(self, request: HttpRequest, **kwargs: Any) -> str:
        email = str(self.cleaned_data["email"])
        keep(AccountLetter.Kind.NEW_PASSWORD, email=email)
        return email
