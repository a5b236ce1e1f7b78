"""One model for countries, regions and authorities, with their codes, changes and neighbours.

Identity is not the code: a recode adds a dated `AreaCode`, a reorganisation links areas by
`Succession`, and a planned area may have no code yet.
"""

import uuid
from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse

from mapping_data.fields import PartialDateField
from mapping_data.links import area_url


def valid_on_q(day: date) -> Q:
    """Areas whose period of validity holds `day`; an open end is a blank."""
    began = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    return began & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))


class AreaQuerySet(models.QuerySet["Area"]):
    def countries(self) -> "AreaQuerySet":
        return self.filter(kind=Area.Kind.COUNTRY)

    def regions(self) -> "AreaQuerySet":
        return self.filter(kind=Area.Kind.REGION)

    def authorities(self) -> "AreaQuerySet":
        return self.filter(kind=Area.Kind.AUTHORITY)

    def english(self) -> "AreaQuerySet":
        """Authorities of England: only England's are grouped into regions."""
        return self.authorities().filter(parent__kind=Area.Kind.REGION)

    def on(self, day: date) -> "AreaQuerySet":
        """The vintage of `day`: the English authorities that are valid on it."""
        return self.english().filter(valid_on_q(day))

    def planned(self, day: date) -> "AreaQuerySet":
        return self.english().filter(valid_from__gt=day)

    def with_page(self) -> "AreaQuerySet":
        return self.select_related("parent__parent", "source").prefetch_related(
            "codes", "came_from__predecessor", "became__successor"
        )

    def called(self, name: str) -> "AreaQuerySet":
        """Areas of this full or common name, in any case."""
        return self.filter(Q(name__iexact=name) | Q(common_name__iexact=name))

    def by_code(self, code: str) -> "Area | None":
        """The area that has or had this GSS code, in any case; None for a code never used."""
        cleaned = code.strip().upper()
        return self.filter(codes__code=cleaned).first() if "\0" not in cleaned else None


class Area(models.Model):
    """A country, a region or an upper-tier authority, over one period of validity."""

    class Kind(models.TextChoices):
        COUNTRY = "country", "country"
        REGION = "region", "region"
        AUTHORITY = "authority", "authority"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    gss_code = models.CharField(
        "GSS code",
        max_length=9,
        blank=True,
        db_index=True,
        help_text="The newest of its codes; blank while none is given.",
    )
    name = models.CharField(max_length=120)
    common_name = models.CharField(max_length=120)
    authority_type = models.CharField(max_length=40, blank=True)
    parent = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="children"
    )
    valid_from = models.DateField(null=True, blank=True)
    valid_to = models.DateField(null=True, blank=True, help_text="The last day, included.")
    longitude = models.FloatField(null=True, blank=True, help_text="Of the postcode centre.")
    latitude = models.FloatField(null=True, blank=True)
    note = models.TextField(blank=True)
    source = models.ForeignKey("mapping_data.Source", null=True, on_delete=models.PROTECT)
    modified_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[AreaQuerySet] = AreaQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["common_name"]

    def __str__(self) -> str:
        return self.common_name

    def get_absolute_url(self) -> str:
        return area_url(self.gss_code) or reverse("areas:areas")

    @property
    def is_english(self) -> bool:
        return self.country_name == "England"

    @property
    def country_name(self) -> str:
        area: Area = self
        while area.parent is not None:
            area = area.parent
        return area.common_name

    def is_valid_on(self, day: date) -> bool:
        began = self.valid_from is None or self.valid_from <= day
        return began and (self.valid_to is None or self.valid_to >= day)


class AreaCode(models.Model):
    """A GSS code that an area has or had. The dates keep the precision of their source."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="codes")
    code = models.CharField(max_length=9, unique=True)
    valid_from = PartialDateField()
    valid_to = PartialDateField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["valid_from", "code"]

    def __str__(self) -> str:
        return self.code


class Succession(models.Model):
    """One area took over (part of) another on a day."""

    predecessor = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="became")
    successor = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="came_from")
    on = models.DateField(help_text="The successor's first day.")
    same_footprint = models.BooleanField(
        default=False, help_text="The successor covers exactly the predecessor's area."
    )
    note = models.TextField(blank=True)
    source = models.ForeignKey("mapping_data.Source", null=True, on_delete=models.PROTECT)

    class Meta:
        ordering = ["on", "successor__common_name"]
        constraints = [
            models.UniqueConstraint(fields=["predecessor", "successor"], name="one_succession")
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} to {self.successor}"


class Neighbour(models.Model):
    """Two authorities that share a land border in the derived boundaries; stored both ways."""

    area = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="neighbours")
    neighbour = models.ForeignKey(Area, on_delete=models.CASCADE, related_name="+")
    shared_km = models.FloatField("shared border (km)")

    class Meta:
        ordering = ["neighbour__common_name"]
        constraints = [
            models.UniqueConstraint(fields=["area", "neighbour"], name="one_border_each_way")
        ]

    def __str__(self) -> str:
        return f"{self.area} and {self.neighbour}"
