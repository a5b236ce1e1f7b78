"""Consent to show what a person lived through. Nothing here names the person."""

from datetime import date
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils import timezone

NEVER_DELETED = "A consent is never deleted: its record says what was agreed, and its end."
FINAL = "This consent was withdrawn. Its record stays as it is; record a new one if there is one."


class ConsentQuerySet(models.QuerySet["Consent"]):
    def withdrawn(self) -> "ConsentQuerySet":
        return self.exclude(withdrawn_on=None)

    def not_withdrawn(self) -> "ConsentQuerySet":
        return self.filter(withdrawn_on=None)

    def ended_by(self, day: date) -> "ConsentQuerySet":
        """Withdrawn, or past their last day."""
        return self.filter(~Q(withdrawn_on=None) | Q(expires_on__lt=day))

    def delete(self) -> tuple[int, dict[str, int]]:
        raise PermissionError(NEVER_DELETED)


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

    objects = ConsentQuerySet.as_manager()

    class Meta:
        ordering = ["reference"]

    def __str__(self) -> str:
        return f"Consent {self.reference}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk and self.withdrawn_on is None and self.is_withdrawn_in_store():
            raise ValidationError(FINAL)
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise PermissionError(NEVER_DELETED)

    def is_withdrawn_in_store(self) -> bool:
        return Consent.objects.withdrawn().filter(pk=self.pk).exists()

    def clean(self) -> None:
        super().clean()
        if self.pk and self.is_withdrawn_in_store():
            raise ValidationError(FINAL)
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

    @property
    def holds_today(self) -> bool:
        return not self.objection_on(timezone.localdate())

    @property
    def state(self) -> str:
        """How it stands today, in words for a list."""
        if self.withdrawn_on:
            return f"Withdrawn on {self.withdrawn_on:%-d %B %Y}"
        if self.expires_on and self.expires_on < timezone.localdate():
            return f"Ended on {self.expires_on:%-d %B %Y}"
        if self.given_on > timezone.localdate():
            return f"Holds from {self.given_on:%-d %B %Y} on"
        if self.expires_on:
            return f"Holds, ends on {self.expires_on:%-d %B %Y}"
        return "Holds, no end agreed"
