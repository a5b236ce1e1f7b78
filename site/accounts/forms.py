"""allauth's forms, in our words."""

from typing import Any

from allauth.account.forms import LoginForm as AllauthLoginForm
from allauth.account.forms import SignupForm as AllauthSignupForm


class LoginForm(AllauthLoginForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"].label = "E-mail address"
        self.fields["password"].help_text = ""  # the page has the link to a new password
        self.fields["remember"].label = "Keep me signed in on this computer for two weeks"


class SignupForm(AllauthSignupForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].label = "E-mail address"
        self.fields["email"].help_text = "An address at work speeds the moderators' review."
        self.fields["password1"].help_text = "At least 12 characters; four words are a good one."
        self.fields["password2"].label = "The same password again"
