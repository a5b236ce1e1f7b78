"""What a member has read, and what they have begun to write."""

from uuid import UUID, uuid4

from django.db import models

from community.models.members import Member
from community.models.topics import Topic


class ReadMark(models.Model):
    """How far a member has read a topic: every post up to and with this `shown_order`."""

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="read_marks")
    last_shown = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "topic"], name="one_read_mark")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.topic_id} up to {self.last_shown}"


class Draft(models.Model):
    """Text that was sent and could not be taken yet, kept for its writer alone.

    `key` is that of the form in which it was typed: two forms open at one place keep a draft
    each. `place` says where it belongs: `board:<id>` for a new topic, `topic:<id>` for a reply,
    `post:<id>` for an edit. `tags` and `about` are kept as typed; `stands` names the version of
    the post that an edit began from.
    """

    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="drafts")
    key = models.UUIDField(default=uuid4, editable=False)
    place = models.CharField(max_length=40)
    title = models.CharField(max_length=150, blank=True)
    text = models.TextField(max_length=20_000)
    tags = models.CharField(max_length=200, blank=True)
    about = models.CharField(max_length=500, blank=True)
    nameless = models.BooleanField(default=False)
    stands = models.CharField(max_length=40, blank=True)
    saved_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "key"], name="one_draft_a_form")]

    def __str__(self) -> str:
        return f"Draft at {self.place}"

    @property
    def files_place(self) -> str:
        return files_place(self.key)


def files_place(key: UUID) -> str:
    """Where files wait with the draft of this key (`Attachment.place`)."""
    return f"draft:{key.hex}"
