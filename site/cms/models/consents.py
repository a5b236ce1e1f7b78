"""Consent to show what a person lived through. Nothing here names the person."""

from datetime import date

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone


class Consent(models.Model):
    """One person's consent: to what, since when, until when. The signed form is kept elsewhere."""

    reference = models.CharField(
        max_length=40,
        unique=True,
        help_text="Your own number for it, such as 2026-014. Never a name or initials.",
    )
    scope = models.TextField(
        help_text="What may be shown, in which words or pictures, and where. No name here either."
    )
    given_on = models.DateField()
    expires_on = models.DateField(
        null=True, blank=True, help_text="The last day on which it holds. Blank: no end was agreed."
    )
    kept_where = models.CharField(
        "where the signed form is kept", max_length=200, help_text="A place, not an address."
    )
    withdrawn_on = models.DateField(null=True, blank=True, editable=False)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    class Meta:
        ordering = ["reference"]

    def __str__(self) -> str:
        return f"Consent {self.reference}"

    def clean(self) -> None:
        super().clean()
        if self.given_on and self.given_on > timezone.localdate():
            raise ValidationError({"given_on": "A consent cannot be given on a day to come."})
        if self.given_on and self.expires_on and self.expires_on < self.given_on:
            raise ValidationError({"expires_on": "It would end before it was given."})

    def objection_on(self, day: date) -> str:
        """Why it does not hold on that day, in words for an editor; empty where it holds."""
        if self.withdrawn_on:
            return f"{self} was withdrawn on {self.withdrawn_on:%-d %B %Y}."
        if self.given_on > day:
            return f"{self} is given from {self.given_on:%-d %B %Y} on, not earlier."
        if self.expires_on and self.expires_on < day:
            return f"{self} ended on {self.expires_on:%-d %B %Y}."
        return ""
