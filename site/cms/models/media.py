"""Pictures and documents. Their file names cannot be guessed, and say nothing."""

import uuid
from pathlib import PurePath

from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition

from cms.models.consents import Consent


def unguessable(folder: str, filename: str) -> str:
    """A random name that keeps the ending of the file's own."""
    return f"{folder}/{uuid.uuid4().hex}{PurePath(filename).suffix.lower()}"


def document_name(instance: "SiteDocument", filename: str) -> str:
    return unguessable("documents", filename)


class Picture(AbstractImage):
    """A picture with the consent that it rests on, where it shows or tells of a person."""

    consent = models.ForeignKey(
        Consent,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pictures",
        help_text="Needed where a person can be recognised, or made the picture.",
    )
    credit = models.CharField(max_length=200, blank=True, help_text="Who made it, and its licence.")

    admin_form_fields = (
        "title",
        "file",
        "description",
        "credit",
        "consent",
        "collection",
        "focal_point_x",
        "focal_point_y",
        "focal_point_width",
        "focal_point_height",
    )

    def get_upload_to(self, filename: str) -> str:
        return unguessable("pictures", filename)


class Rendition(AbstractRendition):
    image = models.ForeignKey(Picture, related_name="renditions", on_delete=models.CASCADE)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition"
            )
        ]

    def get_upload_to(self, filename: str) -> str:
        return unguessable("renditions", filename)


class SiteDocument(AbstractDocument):
    file = models.FileField(upload_to=document_name, verbose_name="file")
    consent = models.ForeignKey(
        Consent,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="documents",
        help_text="Needed where the document tells what a person lived through.",
    )

    admin_form_fields = ("title", "file", "consent", "collection", "tags")
