"""The yearly look at how the community is kept safe."""

from django.conf import settings
from django.db import models


class SafetyReview(models.Model):
    """That the risk assessment, the terms and the moderation were looked at, and what was found."""

    on = models.DateField()
    found = models.TextField(max_length=4000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-on", "-pk"]

    def __str__(self) -> str:
        return f"Review of {self.on}"
