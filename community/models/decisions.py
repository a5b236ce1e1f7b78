"""What moderators decided about a member or a post, and what the member answered to it."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from community.models.members import Member
from community.models.posts import Post, PostVersion


class Decision(models.Model):
    """An act against which its member may appeal once. Members never see `by`. `withdrawn_at`: it
    was taken back; `ended_at`: it was right, and came to its end by itself."""

    class Kind(models.TextChoices):
        HIDDEN = "hidden", "A post was hidden"
        EDITED = "edited", "A post was edited"
        WARNED = "warned", "A warning"
        CLEARED = "cleared", "Words on the member’s page were taken away"
        SUSPENDED = "suspended", "A suspension"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    member = models.ForeignKey(
        Member, null=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    post = models.ForeignKey(
        Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="decisions"
    )
    version = models.ForeignKey(
        PostVersion,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="What an edited post said before.",
    )
    nameless = models.BooleanField(
        default=False, help_text="About a post without a name; also when that post has gone."
    )
    reason = models.TextField(max_length=2000)
    until = models.DateField(null=True, blank=True, help_text="The last day of a suspension.")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_address = models.CharField(
        max_length=254, blank=True, help_text="Of who decided; it outlives their account."
    )
    at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Decision {self.pk}"

    def get_absolute_url(self) -> str:
        """The same address for members and for those whose membership is suspended."""
        return reverse("moderation:own_decision", args=[self.pk])

    def was_by(self, user: User) -> bool:
        """Whether this is who decided, or who has come back with the same address."""
        if self.by_id is None:
            return self.by_address.lower() == user.email.lower()
        return self.by_id == user.pk

    @property
    def is_over(self) -> bool:
        return self.withdrawn_at is not None or self.ended_at is not None

    @property
    def stands(self) -> bool:
        """Whether it is what holds now: not over, and the newest of its kind for its post or
        member. Another decision may have come in its place."""
        of_a_post = self.kind in (self.Kind.HIDDEN, self.Kind.EDITED)
        about = {"post": self.post_id} if of_a_post else {"member": self.member_id}
        later = Decision.objects.filter(kind=self.kind, pk__gt=self.pk, **about)
        return not self.is_over and not later.exists()


class Appeal(models.Model):
    class State(models.TextChoices):
        OPEN = "open", "Waiting for another moderator"
        ALLOWED = "allowed", "Allowed: the decision was taken back"
        REFUSED = "refused", "Refused: the decision stands"

    decision = models.OneToOneField(Decision, on_delete=models.CASCADE, related_name="appeal")
    words = models.TextField(max_length=4000)
    made_at = models.DateTimeField(default=timezone.now)
    state = models.CharField(max_length=8, choices=State.choices, default=State.OPEN)
    answer = models.TextField(max_length=2000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["made_at"], condition=models.Q(state="open"), name="open_appeals")
        ]

    def __str__(self) -> str:
        return f"Appeal {self.pk}"
