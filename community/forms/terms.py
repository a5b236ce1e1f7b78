"""Agreeing to the terms."""

from django import forms
from django.utils.formats import date_format
from django.utils.html import format_html

from community.models import TermsVersion


def agreement(terms: TermsVersion | None, address: str) -> forms.BooleanField:
    """A box to tick, with the way to the terms."""
    version = f", version {terms.number}" if terms else ""
    since = date_format(terms.effective_on, "j F Y") if terms else ""
    return forms.BooleanField(
        label=f"I have read the terms of the community{version}, and agree to them",
        help_text=format_html(
            '<a href="{}" target="_blank" rel="noopener">Read the terms (in a new tab)</a>{}',
            address,
            f". They hold since {since}." if since else "",
        ),
        error_messages={"required": "Agree to the terms first. What you wrote is kept."},
    )
