"""What moderators ask of those who may find out who wrote a post without a name."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.models.posts import Post


class TraceRequest(models.Model):
    """Who asked never learns what came of it: that alone could tell who the author is."""

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="trace_requests")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    words = models.TextField(max_length=2000)
    asked_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering = ["pk"]
        constraints = [
            # Sent twice, it stands once.
            models.UniqueConstraint(
                fields=["post", "by"],
                condition=models.Q(done_at__isnull=True),
                name="one_open_trace_request",
            )
        ]

    def __str__(self) -> str:
        return f"Request {self.pk} about post {self.post_id}"
