"""Files that stand below a post, or wait with a draft."""

from uuid import uuid4

from django.core.files.storage import Storage, storages
from django.db import models
from django.urls import reverse
from django.utils import timezone

from community.models.members import Member
from community.models.posts import Post, PostVersion


def private_files() -> Storage:
    return storages["private"]


def random_name(attachment: models.Model, name: str) -> str:
    """A file's own name says nothing, of it or of its sender."""
    key = uuid4().hex
    return f"{key[:2]}/{key}"


class Attachments(models.QuerySet["Attachment"]):
    def standing(self) -> "Attachments":
        """Below their posts, as members see them; what the guard read of them is left unread."""
        return self.filter(post__isnull=False, taken_out_at__isnull=True).defer("text")

    def waiting(self, member: Member, place: str) -> "Attachments":
        """With a member's draft."""
        return self.filter(post__isnull=True, uploader=member, place=place)


class Attachment(models.Model):
    """`post` is empty while it waits with a draft of its uploader: `place` says with which
    (`models.reading.files_place`).
    `digest` is of the file as it was sent: sent twice, it stands once. `text` is what the guard
    reads of it; without `is_read` there may be more in it. What its author takes out of a post
    stays for moderators for a while, as earlier versions of the text do."""

    post = models.ForeignKey(Post, null=True, on_delete=models.CASCADE, related_name="attachments")
    uploader = models.ForeignKey(
        Member, null=True, on_delete=models.SET_NULL, related_name="attachments"
    )
    place = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=8)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    file = models.FileField(storage=private_files, upload_to=random_name, max_length=40)
    text = models.TextField(blank=True)
    is_read = models.BooleanField()
    uploaded_at = models.DateTimeField(default=timezone.now)
    taken_out_at = models.DateTimeField(null=True)
    taken_out_with = models.ForeignKey(
        PostVersion,
        null=True,
        on_delete=models.SET_NULL,
        related_name="files",
        help_text="What the post said when a moderator took this out of it.",
    )

    objects = Attachments.as_manager()

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["uploader", "uploaded_at"], name="attached_lately")]
        constraints = [
            models.UniqueConstraint(
                fields=["uploader", "place", "digest"],
                condition=models.Q(post__isnull=True),
                name="one_file_a_draft",
            )
        ]

    def __str__(self) -> str:
        return f"Attachment {self.pk}"

    def get_absolute_url(self) -> str:
        return reverse("attachments:attachment", args=[self.pk])
