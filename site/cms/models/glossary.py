"""The words of the field, each explained once; other pages link to `/glossary/#<slug>`."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField

from cms.models.panels import COMMON_PANELS, PROMOTE_PANELS
from cms.models.reviewed_page import ReviewedPage
from cms.publishing.fixed_urls import GLOSSARY, page_url
from mapping_data.models import Source


class GlossaryTerm(models.Model):
    slug = models.SlugField(max_length=80, unique=True)
    term = models.CharField(max_length=100, unique=True)
    also = models.CharField(
        "other words for it", max_length=200, blank=True, help_text="Separate with “;”."
    )
    meaning = RichTextField(features=["bold", "italic", "link"])
    source = models.ForeignKey(
        Source, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        ordering = ["term"]

    def __str__(self) -> str:
        return self.term

    def get_absolute_url(self) -> str:
        return f"{page_url(GLOSSARY)}#{self.slug}"


class GlossaryPage(ReviewedPage):
    template = "cms/pages/glossary_page.html"
    max_count = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types: list[str] = []
    content_panels = [*ReviewedPage.content_panels, FieldPanel("summary"), *COMMON_PANELS]
    promote_panels = PROMOTE_PANELS
