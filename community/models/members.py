"""Who is in the community, and what each member shows of themselves."""

import uuid
from datetime import date, timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

RECONFIRM_AFTER = timedelta(days=365)
NAMELESS = "A member"
GONE = "A former member"


class Member(models.Model):
    """A person's place in the community. It outlives the account, so that posts can stay."""

    class State(models.TextChoices):
        APPLIED = "applied", "Waiting for a moderator"
        ASKED = "asked", "Asked to say more"
        APPROVED = "approved", "Member"
        DECLINED = "declined", "Declined"
        SUSPENDED = "suspended", "Suspended"
        LEFT = "left", "Left"

    class Role(models.TextChoices):
        SOCIAL_WORK = "social-work", "Social work or family support"
        HEALTH = "health", "Midwifery, health visiting or other health work"
        LAW = "law", "Law or the family court"
        THERAPY = "therapy", "Psychology or therapy"
        MANAGEMENT = "management", "Managing or commissioning services"
        LIVED_EXPERIENCE = "lived-experience", "Working from lived experience"
        RESEARCH = "research", "Research or policy"
        OTHER = "other", "Other"

    class Digest(models.TextChoices):
        NEVER = "never", "No digest"
        DAILY = "daily", "Every day"
        WEEKLY = "weekly", "Every Monday"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="member"
    )
    state = models.CharField(max_length=10, choices=State.choices, default=State.APPLIED)
    state_since = models.DateTimeField(default=timezone.now)
    role = models.CharField(max_length=20, choices=Role.choices)
    employer = models.CharField(max_length=150)
    authority = models.CharField("authority or area you work in", max_length=150)
    why = models.TextField("why you would like to join", max_length=2000)
    question = models.TextField("what the moderator asks", blank=True)
    answer = models.TextField("your answer", max_length=2000, blank=True)
    asked_before = models.JSONField(
        "what was asked and answered before",
        default=list,
        blank=True,
        help_text="A list of {question, answer}, the first first.",
    )
    reason = models.TextField("why it was declined or suspended", blank=True)
    work_address = models.BooleanField(
        default=False, help_text="The e-mail address is on the list of public bodies and charities."
    )
    suspended_until = models.DateField(
        null=True, blank=True, help_text="The last day of a suspension that ends by itself."
    )
    confirmed_on = models.DateField(null=True, blank=True)
    display_name = models.CharField(
        "the name that others see",
        max_length=80,
        blank=True,
        help_text="Your own or a part of it. Blank: you are shown as “a member”.",
    )
    about = models.TextField("about you", max_length=1000, blank=True)
    shows_role = models.BooleanField("show my role", default=False)
    shows_employer = models.BooleanField("show my employer", default=False)
    shows_authority = models.BooleanField("show where I work", default=False)
    mails_replies = models.BooleanField("e-mail me about replies", default=True)
    mails_mentions = models.BooleanField("e-mail me when somebody mentions me", default=True)
    digest = models.CharField(
        "a digest of what is new", max_length=6, choices=Digest.choices, default=Digest.WEEKLY
    )
    digest_before = models.CharField(
        max_length=6,
        choices=Digest.choices,
        blank=True,
        editable=False,
        help_text="Which digest one click has stopped, for its undoing.",
    )
    mails_restricted = models.BooleanField(
        "also put what stands on restricted boards into my e-mail",
        default=False,
        help_text="Otherwise an e-mail says only that there is something new.",
    )
    calendar_key = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    digested_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Member {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("membership:member", args=[self.pk])

    @property
    def shown_name(self) -> str:
        """What others see where the member did not post without a name."""
        return self.display_name or (NAMELESS if self.user_id else GONE)

    @property
    def is_approved(self) -> bool:
        return (
            self.state == self.State.APPROVED or self.suspension_is_over
        ) and not self.needs_reconfirming

    @property
    def is_shut_out(self) -> bool:
        """Suspended now, gone of their own will, or not heard of for a year."""
        return self.is_out or self.needs_reconfirming

    @property
    def is_out(self) -> bool:
        """Suspended now, or gone of their own will."""
        suspended = self.state == self.State.SUSPENDED and not self.suspension_is_over
        return suspended or self.state == self.State.LEFT

    @property
    def suspension_is_over(self) -> bool:
        """Its last day has passed, though nothing has noted that yet."""
        if self.state != self.State.SUSPENDED or self.suspended_until is None:
            return False
        return timezone.localdate() > self.suspended_until

    @property
    def holds_until(self) -> date | None:
        """The last day of the membership, unless it is confirmed again."""
        return self.confirmed_on + RECONFIRM_AFTER if self.confirmed_on else None

    @property
    def needs_reconfirming(self) -> bool:
        """Membership holds for a year from the last time that it was confirmed."""
        return self.holds_until is not None and timezone.localdate() > self.holds_until
