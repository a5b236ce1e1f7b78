"""Mapping rounds: dated national counts, each with its method, frozen once they are loaded.

What was loaded is never changed and never deleted, so that it can be cited and recomputed; a
correction is a new version that says which one it supersedes. Only the `state` moves on, through
`mapping_data.actions`, and each move leaves a `RoundAct`.
"""

import uuid
from typing import Any, ClassVar, NoReturn

from django.conf import settings
from django.core.validators import validate_slug
from django.db import models
from django.db.models import Q
from django.urls import reverse

from mapping_data.fields import PartialDateField
from mapping_data.models.frozen import FROZEN, LOADING, FrozenQuerySet, FrozenRound, Part


class RoundQuerySet(FrozenQuerySet):
    def published(self) -> "RoundQuerySet":
        """Activated at some time: the current version of each round and the superseded ones."""
        return self.filter(state__in=(Round.State.ACTIVE, Round.State.SUPERSEDED))

    def active(self) -> "RoundQuerySet":
        return self.filter(state=Round.State.ACTIVE)

    def versions_of(self, slug: str) -> "RoundQuerySet":
        return self.filter(slug=slug).order_by("version")


class Round(models.Model):
    """One version of one national count."""

    class State(models.TextChoices):
        LOADING = LOADING, "being loaded"
        INACTIVE = "inactive", "loaded, not activated"
        ACTIVE = "active", "active"
        SUPERSEDED = "superseded", "superseded"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.CharField(max_length=60, validators=[validate_slug])
    version = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    published = PartialDateField("date of publication")
    vintage = models.DateField(help_text="The day whose authorities are counted.")
    source = models.ForeignKey("mapping_data.Source", on_delete=models.PROTECT, related_name="+")
    locator = models.CharField("where in the source", max_length=300, blank=True)
    changes = models.TextField(blank=True, help_text="What differs from the version before.")
    supersedes = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="successors"
    )
    state = models.CharField(max_length=12, choices=State.choices, default=State.LOADING)
    loaded_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[RoundQuerySet] = RoundQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["-published", "slug", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["slug", "version"], name="one_round_a_version"),
            models.UniqueConstraint(
                fields=["slug"], condition=Q(state="active"), name="one_active_round_a_slug"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, version {self.version}"

    def save(self, *args: Any, **options: Any) -> None:
        if not self._state.adding and set(options.get("update_fields") or ["all"]) != {"state"}:
            raise FrozenRound(FROZEN)
        super().save(*args, **options)

    def get_absolute_url(self) -> str:
        return reverse("rounds:round", args=[self.slug])

    def delete(self, *args: Any, **options: Any) -> NoReturn:
        raise FrozenRound(FROZEN)


class RoundMeasure(Part):
    """A column: what it counts, in which unit, and its part in the sums."""

    class Role(models.TextChoices):
        TOTAL = "total", "the denominator"
        SERVICE = "service", "service or in development"
        NONE = "none", "no service"
        UNKNOWN = "unknown", "unknown"
        BESIDE = "beside", "counted beside, in another unit"

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="measures")
    slug = models.CharField(max_length=60)
    role = models.CharField(max_length=12, choices=Role.choices)
    layer = models.CharField(max_length=12, blank=True)
    unit = models.CharField(max_length=40)
    heading = models.CharField(max_length=120)
    heading_as_published = models.CharField(max_length=200)
    locator = models.CharField(max_length=300, blank=True)
    meaning = models.TextField()
    sort_order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["sort_order"]
        constraints = [
            models.UniqueConstraint(fields=["round", "slug"], name="one_measure_a_round")
        ]

    def __str__(self) -> str:
        return self.heading


class RoundFigure(Part):
    """One printed cell. `area` is blank in the printed row of totals."""

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="figures")
    measure = models.ForeignKey(RoundMeasure, on_delete=models.PROTECT, related_name="+")
    area = models.ForeignKey(
        "mapping_data.Area", null=True, on_delete=models.PROTECT, related_name="+"
    )
    # Kept here too: a region that is renamed must not change what was loaded.
    region = models.CharField(max_length=120)
    region_as_published = models.CharField(max_length=120)
    row_order = models.PositiveSmallIntegerField()
    value = models.PositiveIntegerField()

    class Meta:
        ordering = ["row_order", "measure__sort_order"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "row_order"], name="one_figure_a_cell")
        ]

    def __str__(self) -> str:
        return f"{self.region}, {self.measure}: {self.value}"


class RoundNote(Part):
    """What is to be known of a round, in our words, with its place in the source."""

    class Kind(models.TextChoices):
        QUESTION = "question", "question"
        METHOD = "method", "method"
        FIELDWORK = "fieldwork", "dates of fieldwork"
        FOOTNOTE = "footnote", "footnote"
        INCONSISTENCY = "inconsistency", "inconsistency of the source"
        LIMIT = "limit", "what it cannot say"

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=16, choices=Kind.choices)
    title = models.CharField(max_length=200)
    text = models.TextField()
    locator = models.CharField(max_length=300, blank=True)
    sort_order = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["sort_order"]

    def __str__(self) -> str:
        return self.title


class RoundAct(models.Model):
    """The audit of a round: who did what when. Written by `mapping_data.actions` alone."""

    class Act(models.TextChoices):
        LOADED = "loaded", "loaded"
        ACTIVATED = "activated", "activated"
        SUPERSEDED = "superseded", "superseded"

    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="acts")
    act = models.CharField(max_length=12, choices=Act.choices)
    at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    by_name = models.CharField(max_length=200, help_text="A person, or the command that did it.")
    details = models.JSONField(default=dict, help_text="What was checked, or what came instead.")

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.round}: {self.act} by {self.by_name}"
