"""What members report to the moderators."""

from datetime import timedelta

from django.db import models
from django.utils import timezone

from community.models.members import Member
from community.models.posts import Post
from community.models.report_kinds import kind_of


class Report(models.Model):
    """One member's report of a post or of another member's page. `noticed_at` and `acted_at`
    are the two times that the law asks us to know."""

    class State(models.TextChoices):
        OPEN = "open", "Waiting for a moderator"
        UPHELD = "upheld", "We acted on it"
        NOT_UPHELD = "not-upheld", "Nothing against the rules was found"

    post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.CASCADE, related_name="reports"
    )
    member = models.ForeignKey(
        Member, null=True, blank=True, on_delete=models.CASCADE, related_name="reports"
    )
    reporter = models.ForeignKey(
        Member, null=True, on_delete=models.SET_NULL, related_name="reports_made"
    )
    kind = models.CharField(max_length=30)
    offence = models.CharField(max_length=30, blank=True)
    words = models.TextField(max_length=2000, blank=True)
    held_at_once = models.BooleanField(
        default=False, help_text="The post was taken out of sight until a moderator looked."
    )
    decision = models.ForeignKey(
        "community.Decision",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="reports",
        help_text="By which it was acted on.",
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    noticed_at = models.DateTimeField(default=timezone.now)
    acted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(
                fields=["noticed_at"], condition=models.Q(state="open"), name="open_reports"
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="report_of_one_thing",
                condition=models.Q(post__isnull=False, member__isnull=True)
                | models.Q(post__isnull=True, member__isnull=False),
            ),
            # Sent twice, it stands once.
            models.UniqueConstraint(
                fields=["reporter", "post"],
                condition=models.Q(state="open"),
                name="one_open_report_of_a_post",
            ),
            models.UniqueConstraint(
                fields=["reporter", "member"],
                condition=models.Q(state="open"),
                name="one_open_report_of_a_member",
            ),
        ]

    def __str__(self) -> str:
        return f"Report {self.pk}"

    @property
    def title(self) -> str:
        """What it is about, in the words that the member chose from."""
        return kind_of(self.kind, self.offence)

    @property
    def took(self) -> timedelta | None:
        """From notice to action; unknown while nobody has acted."""
        return self.acted_at - self.noticed_at if self.acted_at else None
