"""The terms of the community, version by version, and who agreed to which."""

from django.db import models
from django.utils import timezone

from community.models.members import Member


class TermsVersion(models.Model):
    """A version is never changed once published: a new one takes its place from its day on."""

    number = models.PositiveSmallIntegerField(unique=True)
    effective_on = models.DateField()
    text = models.TextField(help_text="Markdown, from `community/data/terms/`.")

    class Meta:
        ordering = ["-number"]

    def __str__(self) -> str:
        return f"Terms, version {self.number}"


class Consent(models.Model):
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="consents")
    terms = models.ForeignKey(TermsVersion, on_delete=models.PROTECT, related_name="consents")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["member", "terms"], name="one_consent_a_version")
        ]

    def __str__(self) -> str:
        return f"Member {self.member_id} to {self.terms_id}"
