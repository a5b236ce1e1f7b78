"""Mail on its way out: one row a letter, so that none is lost and none goes twice."""

import uuid

from django.db import models
from django.utils import timezone

from community.models.members import Member
from community.models.posts import Post


class Letter(models.Model):
    """`key` names the occasion: one member has one letter about it, whatever is run again. What
    it says is kept until it has gone, and no longer; letters about posts are put together when
    they go and hold no words at all."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        DROPPED = "dropped", "Not sent: what it told of may no longer be seen"
        GIVEN_UP = "given-up", "Given up after several tries"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=80)
    post = models.ForeignKey(
        Post,
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="What it tells of; hidden meanwhile, the letter is not sent.",
    )
    stops = models.CharField(
        max_length=20, blank=True, help_text="What one click in it stops; see `community.stopping`."
    )
    since = models.DateTimeField(null=True, help_text="A digest tells of what is new since then.")
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="letters_due")]
        constraints = [
            models.UniqueConstraint(fields=["member", "kind", "key"], name="one_letter_an_occasion")
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
