"""The site's first page, and the pages of text."""

from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from cms.blocks import BodyBlock
from cms.models.panels import COMMON_PANELS, PROMOTE_PANELS
from cms.models.reviewed_page import ReviewedPage


class HomePage(ReviewedPage):
    """The search box and the national picture, with what editors want seen first below."""

    body = StreamField(BodyBlock(), blank=True)

    template = "cms/pages/home_page.html"
    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    content_panels = [*ReviewedPage.content_panels, FieldPanel("body"), *COMMON_PANELS]
    promote_panels = PROMOTE_PANELS


class StandardPage(ReviewedPage):
    """A page of text; it lists the pages below it."""

    body = StreamField(BodyBlock(), blank=True)

    template = "cms/pages/standard_page.html"
    parent_page_types = ["cms.HomePage", "cms.StandardPage"]
    subpage_types = ["cms.StandardPage"]
    content_panels = [
        *ReviewedPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("content_note"),
        FieldPanel("body"),
        *COMMON_PANELS,
    ]
    promote_panels = PROMOTE_PANELS
