"""Complaints about the community itself, or about how it is moderated."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.models.decisions import Decision
from community.models.members import Member


class Complaint(models.Model):
    """`key` makes a double click one complaint; `decision` is the one that it is about, if it
    names one."""

    class About(models.TextChoices):
        SERVICE = "service", "How the community works, or its terms"
        REPORT = "report", "What became of something that I reported"
        MODERATOR = "moderator", "How a moderator acted"

    member = models.ForeignKey(
        Member, null=True, on_delete=models.SET_NULL, related_name="complaints"
    )
    about = models.CharField(max_length=10, choices=About.choices)
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.SET_NULL, related_name="complaints"
    )
    words = models.TextField(max_length=4000)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    noticed_at = models.DateTimeField(default=timezone.now)
    answer = models.TextField(max_length=4000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["noticed_at"],
                condition=models.Q(answered_at__isnull=True),
                name="open_complaints",
            )
        ]
        constraints = [
            models.UniqueConstraint(fields=["member", "key"], name="one_complaint_a_sending")
        ]

    def __str__(self) -> str:
        return f"Complaint {self.pk}"
