"""Agreeing to the terms: to the version that was shown, and to no other."""

from typing import Any

from django import forms
from django.utils.formats import date_format
from django.utils.html import format_html

from community.models import TermsVersion


class AgreementBox(forms.CheckboxInput):
    """Its value is the number of the version beside which it stands."""

    def __init__(self, number: str) -> None:
        super().__init__(check_test=lambda value: str(value) == number)
        self.number = number

    def format_value(self, value: Any) -> str:
        return self.number

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        return data.get(name, "")


class AgreementField(forms.BooleanField):
    """Ticked beside another version than the one in force, nothing was agreed to yet."""

    def __init__(self, number: str, **kwargs: Any) -> None:
        super().__init__(widget=AgreementBox(number), **kwargs)
        self.number = number

    def to_python(self, value: Any) -> bool:
        if value and value != self.number:
            raise forms.ValidationError(
                "The terms have changed since you opened this page. Read the version that is in "
                "force now, and agree to it. What you wrote is kept."
            )
        return bool(value)


def agreement(terms: TermsVersion | None, address: str) -> AgreementField:
    """A box to tick, with the way to the terms."""
    version = f", version {terms.number}" if terms else ""
    since = date_format(terms.effective_on, "j F Y") if terms else ""
    return AgreementField(
        str(terms.number) if terms else "none",
        label=f"I have read the terms of the community{version}, and agree to them",
        help_text=format_html(
            '<a href="{}" target="_blank" rel="noopener">Read the terms (in a new tab)</a>{}',
            address,
            f". They have applied since {since}." if since else "",
        ),
        error_messages={"required": "Agree to the terms first. What you wrote is kept."},
    )
