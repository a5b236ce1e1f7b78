"""What a member wants to hear of."""

from django.db import models

from community.models.boards import Board
from community.models.members import Member
from community.models.posts import Post
from community.models.topics import Topic


class Watch(models.Model):
    """How closely a member follows a board or a topic; what is said of a topic goes before what
    is said of its board."""

    class Level(models.TextChoices):
        WATCH = "watch", "Watch: an e-mail for every post"
        TRACK = "track", "Track: first in my digest"
        MUTE = "mute", "Mute: never mailed, and not among the latest"

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="watches")
    board = models.ForeignKey(Board, null=True, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, null=True, on_delete=models.CASCADE, related_name="+")
    level = models.CharField(max_length=5, choices=Level.choices)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["member", "board"], name="one_watch_a_board"),
            models.UniqueConstraint(fields=["member", "topic"], name="one_watch_a_topic"),
            models.CheckConstraint(
                name="watch_of_board_or_topic",
                condition=models.Q(board__isnull=False, topic__isnull=True)
                | models.Q(board__isnull=True, topic__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.board_id or self.topic_id}"


class Mention(models.Model):
    """A post names a member, who may be told."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="mentions")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="mentions")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["post", "member"], name="one_mention")]

    def __str__(self) -> str:
        return f"Member {self.member_id} in post {self.post_id}"
