"""Pictures and documents. Their file names cannot be guessed, and say nothing."""

import re
import uuid
from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import models
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import (
    AbstractImage,
    AbstractRendition,
    Filter,
    WagtailImageField,
    WagtailImageFieldFile,
    get_upload_to,
)
from wagtail.utils.file import hash_filelike

from cms.media.file_types import check_document
from cms.media.metadata import without_metadata
from cms.models.consents import Consent

STORED = re.compile(r"[a-z]+/[0-9a-f]{32}\.[a-z]+")


def unguessable(folder: str, filename: str) -> str:
    """A random name that keeps the ending of the file's own."""
    return f"{folder}/{uuid.uuid4().hex}{PurePath(filename).suffix.lower()}"


def document_name(instance: "SiteDocument", filename: str) -> str:
    return unguessable("documents", filename)


class CleanFieldFile(WagtailImageFieldFile):
    """Every way of storing a picture ends here, the upload of many at once too."""

    def save(self, name: str, content: File, save: bool = True) -> None:
        clean = without_metadata(content)
        self.instance.file_size = clean.size
        self.instance.file_hash = hash_filelike(clean)
        super().save(name, clean, save)


class CleanPictureField(WagtailImageField):
    attr_class = CleanFieldFile


class Picture(AbstractImage):
    """A picture with the consent that it rests on, where it shows or tells of a person."""

    file = CleanPictureField(
        upload_to=get_upload_to, width_field="width", height_field="height", verbose_name="file"
    )
    consent = models.ForeignKey(
        Consent,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="pictures",
        limit_choices_to={"withdrawn_on": None},
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

    class Meta:
        indexes = [models.Index(fields=["file"], name="picture_by_file")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new file is stored first, so that size and hash are those of what is kept."""
        if self.file and not STORED.fullmatch(self.file.name):
            self.file.save(self.file.name, self.file.file, save=False)
        super().save(*args, **kwargs)

    def generate_rendition_file(self, filter: Filter, *, source: File | None = None) -> File:
        """Wagtail's, without the temporary file that it leaves open."""
        with super().generate_rendition_file(filter, source=source) as made:
            made.seek(0)
            return ContentFile(made.read(), name=made.name)

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
        indexes = [models.Index(fields=["file"], name="rendition_by_file")]

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
        limit_choices_to={"withdrawn_on": None},
        help_text="Needed where the document tells what a person lived through.",
    )

    admin_form_fields = ("title", "file", "consent", "collection", "tags")

    def clean(self) -> None:
        super().clean()
        name = self.file.name or ""
        if name and not STORED.fullmatch(name):
            try:
                check_document(name, self.file.size, self.file.file)
            except ValidationError as error:
                raise ValidationError({"file": error.messages}) from error


class DoomedFile(models.Model):
    """A file whose record is gone and that still lies on the disk: no address leads to it.

    Written in the transaction that deletes the record, removed once the file is.
    """

    consent = models.ForeignKey(Consent, on_delete=models.PROTECT, related_name="doomed_files")
    name = models.CharField(max_length=255, unique=True)

    def __str__(self) -> str:
        return self.name
