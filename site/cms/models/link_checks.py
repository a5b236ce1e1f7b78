"""Whether the addresses at which sources stand still answer; see `cms.evidence.link_checker`."""

from django.db import models

from mapping_data.models import Source


class LinkCheck(models.Model):
    """The newest answer of one address of one source. `first_failed_at` is when it first failed
    since it last worked: dead is what failed on two different days."""

    class Status(models.TextChoices):
        OK = "ok", "works"
        DEAD = "dead", "dead"
        UNKNOWN = "unknown", "could not be checked"

    source = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="link_checks")
    address = models.URLField(max_length=700)
    checked_at = models.DateTimeField()
    status = models.CharField(max_length=8, choices=Status.choices)
    words = models.CharField("what it answered", max_length=300)
    first_failed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["address"]
        constraints = [
            models.UniqueConstraint(fields=["source", "address"], name="one_check_of_an_address")
        ]

    def __str__(self) -> str:
        return f"{self.address}: {self.get_status_display()}"
