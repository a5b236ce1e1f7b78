"""Claims: statements about one authority's state, each with its evidence, never overwritten."""

import uuid
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from mapping_data.fields import PartialDateField
from mapping_data.models import Area, Evidence


class State(models.TextChoices):
    """The one state of an authority. A blank is “not established”, never “none”.

    The values are those of the files' columns and cells.
    """

    SERVICE = "service", "Service reported"
    IN_DEVELOPMENT = "in_development", "In development"
    CONFIRMED_NONE = "confirmed_none", "Confirmed none"
    NOT_ESTABLISHED = "not_established", "Not established"


class ClaimLayer(models.TextChoices):
    RECURRENT = "recurrent", "Recurrent care services"
    FDAC = "fdac", "Family Drug and Alcohol Courts"


class Claim(models.Model):
    """What somebody said of an authority, as at a date. A newer claim supersedes it by a link."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="claims")
    layer = models.CharField(max_length=10, choices=ClaimLayer.choices)
    state = models.CharField(max_length=16, choices=State.choices)
    as_at = PartialDateField("as at")
    note = models.TextField(blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        editable=False,
    )
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)
    supersedes = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="superseded_by"
    )

    class Meta:
        ordering = ["-recorded_at"]

    def __str__(self) -> str:
        return f"{self.area}: {self.get_state_display()}, as at {self.as_at.words}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Stores a new claim. A stored one stays as it is: record another that supersedes it."""
        if self.pk and Claim.objects.filter(pk=self.pk).exists():
            raise ValidationError("A claim is never changed. Record a new one that supersedes it.")
        super().save(*args, **kwargs)


class ClaimEvidence(Evidence):
    """A source on which a claim rests."""

    claim = models.ForeignKey(Claim, on_delete=models.CASCADE, related_name="evidence")
