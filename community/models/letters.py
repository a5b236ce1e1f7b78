"""Mail on its way out: one row a letter, so that none is lost and none goes twice."""

import uuid

from django.db import models
from django.utils import timezone

from community.models.events import Event
from community.models.members import Member
from community.models.posts import Post


class Letter(models.Model):
    """`key` names the occasion: one member has one letter about it, whatever is run again. What
    it says is kept until it has gone, and no longer; letters about posts and sessions are put
    together when they go and hold no words at all.

    A letter to somebody who is no member, such as the editors, bears an address instead, until it
    has gone; its key names its reader too."""

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting"
        SENT = "sent", "Sent"
        DROPPED = "dropped", "Not sent: what it told of may no longer be seen"
        GIVEN_UP = "given-up", "Given up after several tries"
        DOUBTFUL = "doubtful", "Handed over, perhaps: the worker died before it knew"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    member = models.ForeignKey(Member, null=True, on_delete=models.CASCADE, related_name="letters")
    address = models.EmailField(blank=True)
    kind = models.CharField(max_length=30)
    key = models.CharField(max_length=80)
    post = models.ForeignKey(
        Post,
        null=True,
        on_delete=models.CASCADE,
        related_name="+",
        help_text="What it tells of; hidden meanwhile, the letter is not sent.",
    )
    event = models.ForeignKey(Event, null=True, on_delete=models.CASCADE, related_name="+")
    stops = models.CharField(
        max_length=20,
        blank=True,
        help_text="What one click in it stops; see `community.email.unsubscribe`.",
    )
    since = models.DateTimeField(null=True, help_text="A digest tells of what is new since then.")
    until = models.DateTimeField(null=True, help_text="Up to when a digest that has gone tells.")
    subject = models.CharField(max_length=250, blank=True)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    created_at = models.DateTimeField(default=timezone.now)
    due_at = models.DateTimeField(default=timezone.now)
    claimed_at = models.DateTimeField(null=True)
    handing_at = models.DateTimeField(
        null=True, help_text="When it was about to be handed to the mail server; digests alone."
    )
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "due_at"], name="letters_due")]
        constraints = [
            models.UniqueConstraint(
                fields=["member", "kind", "key"], name="one_letter_an_occasion"
            ),
            models.UniqueConstraint(
                fields=["kind", "key"],
                condition=models.Q(member__isnull=True),
                name="one_letter_to_an_address",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
