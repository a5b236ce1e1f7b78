"""Topics: one question or subject, and the replies to it."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils import timezone
from taggit.managers import TaggableManager

from community.models.boards import Board
from community.models.members import Member


class Topic(models.Model):
    """The opening post is the first of its posts. `last_*` are kept in step by the actions, so
    that a list of topics reads no posts: of the post that members came to see last, its key, its
    `shown_order`, and when that was. `shown_count` is the last place that was given in that
    order, and never falls."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="topics")
    title = models.CharField(max_length=150)
    author = models.ForeignKey(Member, null=True, on_delete=models.SET_NULL, related_name="topics")
    nameless = models.BooleanField(default=False)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    subject_key = models.CharField(max_length=120, blank=True, db_index=True)
    created_at = models.DateTimeField(default=timezone.now)
    last_post_at = models.DateTimeField(default=timezone.now)
    last_post_id = models.PositiveBigIntegerField(default=0)
    last_shown = models.PositiveBigIntegerField(default=0)
    shown_count = models.PositiveBigIntegerField(default=0)
    reply_count = models.PositiveIntegerField(default=0)
    is_public = models.BooleanField(
        default=False, help_text="Whether members see it: its opening post has been accepted."
    )
    is_pinned = models.BooleanField(default=False)
    is_closed = models.BooleanField(default=False)
    answer = models.ForeignKey(
        "community.Post", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    tags = TaggableManager(blank=True)

    class Meta:
        ordering = ["-is_pinned", "-last_post_at", "-pk"]
        indexes = [
            models.Index(
                fields=["board", "is_public", "-is_pinned", "-last_post_at", "-id"],
                name="topic_list",
            )
        ]
        constraints = [
            # Sent twice, it stands once.
            models.UniqueConstraint(fields=["author", "key"], name="one_topic_a_sending")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("boards:topic", args=[self.pk])

    def may_move_to(self, board: Board) -> bool:
        """What was written for one group stays with it."""
        here = self.board
        return here.kind != Board.Kind.RESTRICTED or here.group_id == board.group_id
