"""The index of search: one row an object, its words already normalised."""

from django.db import models


class SearchDocument(models.Model):
    """`title` and `body` hold stems between spaces, so that a word is found as ` word `."""

    kind = models.CharField(max_length=20)
    object_id = models.PositiveBigIntegerField()
    title = models.TextField()
    body = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "object_id"], name="one_document")]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}"
