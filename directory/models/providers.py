"""Who runs a service."""

import uuid
from typing import ClassVar

from django.db import models

from directory.querysets import ProviderQuerySet


class ProviderType(models.TextChoices):
    LOCAL_AUTHORITY = "local-authority", "Local authority"
    THIRD_SECTOR = "third-sector", "Third sector"
    PARTNERSHIP = "partnership", "Partnership"
    NHS = "nhs", "NHS"


class Provider(models.Model):
    """An organisation, or a partnership under one name, that runs services."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200, unique=True)
    website = models.URLField(blank=True, max_length=500)
    modified_at = models.DateTimeField(auto_now=True)

    objects: ClassVar[ProviderQuerySet] = ProviderQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
