"""Community sessions: when, where, and who comes."""

import uuid
from hashlib import blake2b

from django.db import models
from django.urls import reverse
from django.utils import timezone

from community.models.boards import Board
from community.models.members import Member

RESERVED_SLUGS = ("new", "feed", "calendar")


class Event(models.Model):
    """`about` and `notes` are Markdown, `…_html` what is shown of them. `sequence` rises with
    every change, so that calendars take it over. `key` makes a double click one session."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.UUIDField(null=True, unique=True, editable=False)
    slug = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=120)
    about = models.TextField("what it is for", max_length=5000)
    about_html = models.TextField(editable=False)
    begins_at = models.DateTimeField("begins")
    ends_at = models.DateTimeField("ends")
    place = models.CharField(
        max_length=200, blank=True, help_text="A building and its town. Leave blank for online."
    )
    link = models.URLField(
        "joining link",
        max_length=500,
        blank=True,
        help_text="Shown to those with a place, and to nobody else.",
    )
    places = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="How many may come. Leave blank for no limit."
    )
    board = models.ForeignKey(
        Board,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="events",
        verbose_name="only for a board",
        help_text="Others do not see that it takes place.",
    )
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancelled_reason = models.CharField(max_length=500, blank=True)
    notes = models.TextField("notes afterwards", max_length=20_000, blank=True)
    notes_html = models.TextField(editable=False, blank=True)
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["begins_at", "pk"]
        indexes = [models.Index(fields=["begins_at"], name="events_by_time")]
        constraints = [
            models.CheckConstraint(
                name="event_ends_after_it_begins",
                condition=models.Q(ends_at__gt=models.F("begins_at")),
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("events:event", args=[self.slug])

    @property
    def stands(self) -> str:
        """Names how it stood when somebody opened it: every change counts it up."""
        return str(self.sequence)

    @property
    def notes_stand(self) -> str:
        """Names what the notes said when somebody opened them."""
        return blake2b(self.notes.encode(), digest_size=8).hexdigest() if self.notes else "none"

    @property
    def is_over(self) -> bool:
        return self.ends_at <= timezone.now()

    @property
    def is_open(self) -> bool:
        """Whether one may still sign up."""
        return self.cancelled_at is None and self.begins_at > timezone.now()


class SignUp(models.Model):
    """Somebody who comes, or waits for a place. Places are given in the order of the keys."""

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="sign_ups")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="sign_ups")
    has_place = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["event", "member"], name="one_sign_up")]

    def __str__(self) -> str:
        return f"Member {self.member_id} at {self.event_id}"
