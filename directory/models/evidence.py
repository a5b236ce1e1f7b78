"""The evidence behind a service record."""

from django.db import models
from modelcluster.fields import ParentalKey

from mapping_data.models import Evidence


class ServiceEvidence(Evidence):
    """A source that says something of a service. The first one is the record's main source."""

    service = ParentalKey("directory.Service", on_delete=models.CASCADE, related_name="evidence")
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)
    sort_order_field = "sort_order"

    class Meta:
        ordering = ["sort_order", "pk"]
