"""Sources, and the evidence that links a statement to one."""

import uuid

from django.conf import settings
from django.db import models
from django.utils import timezone

from mapping_data.fields import PartialDateField


class Source(models.Model):
    """A dated document, page, data set or contact. Its `key` is its address or file name."""

    class Kind(models.TextChoices):
        NATIONAL_MAPPING = "national_mapping", "national mapping report"
        HANDBOOK = "handbook", "service handbook"
        OWN_PUBLICATION = "own_publication", "published by the service or its authority"
        OFFICIAL = "official", "government, court or council paper"
        RESEARCH = "research", "research or evaluation"
        PROFESSIONAL = "professional", "professional or sector body"
        PRESS = "press", "news report"
        CONTACT = "contact", "told to the editors"
        DATA_SET = "data_set", "published data set"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.CharField(max_length=500, unique=True)
    title = models.CharField(max_length=300)
    publisher = models.CharField(max_length=200, blank=True)
    url = models.URLField("address", max_length=500, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    date = PartialDateField()
    licence = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    modified_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title


class Evidence(models.Model):
    """The link from a statement to a source: where in it, who recorded it, when it was checked."""

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="+")
    locator = models.CharField("where in the source", max_length=300, blank=True)
    date = PartialDateField("date of the statement")
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text="Blank: recorded by the register's import.",
    )
    recorded_on = models.DateField(default=timezone.localdate, editable=False)
    last_checked_on = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.source}, {self.date.words}"
