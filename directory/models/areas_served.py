"""Which authorities a service serves, from when to when."""

from django.db import models
from modelcluster.fields import ParentalKey

from mapping_data.fields import PartialDateField
from mapping_data.models import Area


class AreaServed(models.Model):
    """A service serves an authority. Where it has its office is another fact."""

    service = ParentalKey(
        "directory.Service", on_delete=models.CASCADE, related_name="areas_served"
    )
    area = models.ForeignKey(Area, on_delete=models.PROTECT, related_name="served_by")
    since = PartialDateField("from")
    until = PartialDateField("to", help_text="Blank while it still serves the area.")
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["area__common_name"]
        constraints = [
            models.UniqueConstraint(fields=["service", "area", "since"], name="one_period_an_area")
        ]

    def __str__(self) -> str:
        return f"{self.service} serves {self.area}"
