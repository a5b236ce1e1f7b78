"""What was wrong on a published page, and which version of it said so."""

from django.db import models
from wagtail.models import Page, Revision


class Correction(models.Model):
    """Shown on the page. Written by publishing a version whose editor says what it corrects."""

    page = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="corrections")
    words = models.TextField()
    made_at = models.DateTimeField(auto_now_add=True)
    replaced = models.ForeignKey(Revision, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page}, {self.made_at:%-d %B %Y}"
