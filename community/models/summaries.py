"""Summaries of topics for the editors of the site, and the consent of whoever wrote the posts."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone

from community.models.members import GONE, NAMELESS, Member
from community.models.posts import Post
from community.models.topics import Topic


class Summary(models.Model):
    """One is under way for a topic at a time. `text` is Markdown; a line `[post 3]` in it stands
    for the words of a post, which are read from there at each showing and stored nowhere else."""

    class State(models.TextChoices):
        ASKING = "asking", "Being written"
        READY = "ready", "With the editors"
        HANDED_OVER = "handed-over", "Made into a draft page"
        GIVEN_UP = "given-up", "Given up"

    class Asker(models.TextChoices):
        MODERATOR = "moderator", "A moderator"
        EDITOR = "editor", "An editor of this site"
        MEMBER = "member", "The member who started the topic"

    OPEN = (State.ASKING, State.READY)

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="summaries")
    title = models.CharField(max_length=150)
    text = models.TextField(max_length=20_000, blank=True)
    state = models.CharField(max_length=11, choices=State.choices, default=State.ASKING)
    asker = models.CharField(max_length=9, choices=Asker.choices)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    handed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    handed_at = models.DateTimeField(null=True, blank=True)
    page_url = models.CharField(max_length=200, blank=True, help_text="Where editors go on.")

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "summaries"
        constraints = [
            models.UniqueConstraint(
                fields=["topic"],
                condition=models.Q(state__in=["asking", "ready"]),
                name="one_open_summary_a_topic",
            )
        ]

    def __str__(self) -> str:
        return f"Summary {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("summaries:summary", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def stands(self) -> str:
        """Names how it stood when somebody opened it: it changes with every save."""
        return f"{self.state} {self.changed_at.isoformat()}"


class SummaryConsent(models.Model):
    """What the author of a post says to its use. A row a post: so nobody can tell from the rows
    which posts without a name are by one member."""

    class Answer(models.TextChoices):
        NONE = "", "Not answered"
        NAME = "name", "Yes, by the name that I show"
        MEMBER = "member", "Yes, as “a member”"
        UNNAMED = "unnamed", "Yes, without saying that a member wrote it"
        NO = "no", "No"

    YES = (Answer.NAME, Answer.MEMBER, Answer.UNNAMED)

    summary = models.ForeignKey(Summary, on_delete=models.CASCADE, related_name="consents")
    post = models.ForeignKey(
        Post, null=True, on_delete=models.SET_NULL, related_name="summary_consents"
    )
    member = models.ForeignKey(
        Member, null=True, on_delete=models.SET_NULL, related_name="summary_consents"
    )
    number = models.PositiveSmallIntegerField(help_text="By which the text names the post.")
    version = models.CharField(max_length=40, help_text="Of the post, as its author was asked.")
    asked_at = models.DateTimeField(default=timezone.now)
    answer = models.CharField(max_length=7, choices=Answer.choices, default="", blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    taken_back_at = models.DateTimeField(null=True, blank=True)
    dropped = models.BooleanField(
        default=False, help_text="The summary was sent to the editors without this post."
    )

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["summary", "post"], name="post_asked_for_once"),
            models.UniqueConstraint(fields=["summary", "number"], name="one_post_a_number"),
        ]

    def __str__(self) -> str:
        return f"Post {self.number} of summary {self.summary_id}"

    @property
    def is_shown(self) -> bool:
        """Whether the readers of the topic see the post: it may have been hidden since, or moved
        to a topic that others read."""
        post = self.post
        if post is None or post.topic_id != self.summary.topic_id:
            return False
        return post.state == Post.State.PUBLIC and post.topic.is_public

    @property
    def is_usable(self) -> bool:
        """Its author agrees, to what it says now."""
        agreed = self.answer in self.YES and not self.dropped
        same = self.post is not None and self.post.version == self.version
        return agreed and same and self.member_id is not None and self.is_shown

    @property
    def shown_as(self) -> str:
        """Whose words they are said to be, where they are used; empty: nobody's."""
        if self.answer == self.Answer.UNNAMED:
            return ""
        named = self.answer == self.Answer.NAME and self.post and not self.post.nameless
        return self.member.display_name or NAMELESS if named and self.member else NAMELESS

    @property
    def author(self) -> str:
        """As the topic shows it to its readers."""
        return self.post.shown_name if self.post else GONE
