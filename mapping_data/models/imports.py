"""The ledger of imports, and what each import last wrote to each record."""

import uuid

from django.db import models


class ImportRun(models.Model):
    """One finished import: its input, its counts, its quality report. Written last."""

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    importer = models.CharField(max_length=60)
    version = models.PositiveSmallIntegerField(help_text="Of the importer's own rules.")
    inputs = models.JSONField(help_text="File name to SHA-256.")
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField()
    created_count = models.PositiveIntegerField()
    updated_count = models.PositiveIntegerField()
    unchanged_count = models.PositiveIntegerField()
    conflict_count = models.PositiveIntegerField()
    report = models.JSONField(help_text="Rows in, kept, refused and why, conflicts, gaps.")

    class Meta:
        ordering = ["-finished_at"]

    def __str__(self) -> str:
        return f"{self.importer}, {self.finished_at:%d %B %Y %H:%M}"


class ImportedRecord(models.Model):
    """The values that an import last gave a record. A field is updated only where the live
    value still equals them; the rest is an editor's, and a difference is a conflict."""

    importer = models.CharField(max_length=60)
    key = models.CharField(max_length=500)
    values = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["importer", "key"], name="one_import_a_key")]

    def __str__(self) -> str:
        return f"{self.importer}: {self.key}"
