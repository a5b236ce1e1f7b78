"""Posts, and the versions that they had."""

import uuid

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from community.models.members import GONE, NAMELESS, Member
from community.models.topics import Topic


class Post(models.Model):
    """`text` is what was written (Markdown), `html` what is shown: rendered and cleaned.

    Posts stand in the order in which they were written. What is new goes by `shown_order`, given
    when members first see a post (`boards.actions.posts.show`): one that waited for a moderator is
    new on the day on which it is shown. It grows within a topic, and stays when a post is hidden.
    """

    class State(models.TextChoices):
        PUBLIC = "public", "Shown to members"
        HELD = "held", "Held for a moderator"
        HIDDEN = "hidden", "Hidden by a moderator"

    class HeldFor(models.TextChoices):
        FIRST = "first", "One of a new member’s first posts"
        GUARD = "guard", "The guard held it"
        EDIT = "edit", "The guard held it after an edit"
        REPORT = "report", "Reported as identifying a family"

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="posts")
    author = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="posts")
    nameless = models.BooleanField("without my name", default=False)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    text = models.TextField(max_length=20_000)
    html = models.TextField(editable=False)
    state = models.CharField(max_length=8, choices=State.choices, default=State.PUBLIC)
    is_opening = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)
    shown_at = models.DateTimeField(null=True, editable=False)
    shown_order = models.PositiveBigIntegerField(
        null=True,
        editable=False,
        help_text="Its place in the order of being shown to members.",
    )
    edited_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.TextField(blank=True)
    held_for = models.CharField(max_length=6, choices=HeldFor.choices, blank=True)
    held_since = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["topic", "state", "id"], name="post_page"),
            models.Index(fields=["topic", "shown_order"], name="post_shown"),
            models.Index(
                fields=["held_since"], condition=models.Q(state="held"), name="held_posts"
            ),
        ]
        constraints = [models.UniqueConstraint(fields=["author", "key"], name="one_post_a_sending")]

    def __str__(self) -> str:
        return f"Post {self.pk}"

    def get_absolute_url(self) -> str:
        return f"{reverse('boards:topic', args=[self.topic_id])}?from={self.pk}#post-{self.pk}"

    @property
    def version(self) -> str:
        """Names what the post says now: it changes with every edit."""
        return self.edited_at.isoformat() if self.edited_at else "first"

    @property
    def shown_name(self) -> str:
        """Without a name it stays so when the author goes: on that day nothing may change."""
        if self.nameless:
            return NAMELESS
        return GONE if self.author is None else self.author.shown_name


class PostVersion(models.Model):
    """What a post said before an edit; moderators may read it. `title` and `tags`: of its topic,
    where the edit changed them too. `by` is the moderator who replaced it (none where the account
    has gone); of its author nothing is kept here, since the post may be without a name."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="versions")
    title = models.CharField(max_length=150, blank=True)
    text = models.TextField()
    tags = models.JSONField(null=True)
    by_moderator = models.BooleanField(default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    written_at = models.DateTimeField()
    replaced_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"Version of post {self.post_id} until {self.replaced_at:%Y-%m-%d %H:%M}"
