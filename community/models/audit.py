"""What was done in the community, by whom, to what. Written with the act itself."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class AuditEntry(models.Model):
    """`about` names the thing (`post:12`); `details` never hold the text of a post."""

    at = models.DateTimeField(default=timezone.now, db_index=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    by_address = models.CharField(
        max_length=254,
        blank=True,
        help_text="Of who acted in a role, as it was then; it outlives their account.",
    )
    by_whom = models.CharField(max_length=20, help_text="In which role: member, moderator, system.")
    act = models.CharField(max_length=40, db_index=True)
    about = models.CharField(max_length=40, db_index=True)
    details = models.JSONField(default=dict)

    class Meta:
        ordering = ["-pk"]
        verbose_name_plural = "audit entries"

    def __str__(self) -> str:
        return f"{self.act} {self.about}"
