"""Boards: the rooms of the community."""

from django.contrib.auth.models import Group
from django.db import models
from django.urls import reverse


class Board(models.Model):
    class Kind(models.TextChoices):
        OPEN = "open", "For all members"
        RESTRICTED = "restricted", "For one group"
        ANNOUNCEMENTS = "announcements", "Announcements, read-only"

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=80, unique=True)
    purpose = models.CharField(max_length=250, help_text="What belongs here, in a sentence.")
    kind = models.CharField(max_length=14, choices=Kind.choices, default=Kind.OPEN)
    group = models.ForeignKey(
        Group, null=True, blank=True, on_delete=models.PROTECT, related_name="boards"
    )
    place = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["place", "name"]
        constraints = [
            models.CheckConstraint(
                name="restricted_board_has_group",
                condition=models.Q(kind="restricted", group__isnull=False)
                | (~models.Q(kind="restricted") & models.Q(group__isnull=True)),
                violation_error_message="A restricted board needs its group, and no other has one.",
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("boards:board", args=[self.slug])
