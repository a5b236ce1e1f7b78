"""Practice spotlights: what a service did about what, bound to its record in the directory."""

from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from taggit.models import TaggedItemBase
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable

from cms.admin.page_forms import NO_SOURCE
from cms.blocks import SectionBlock
from cms.models.panels import COMMON_PANELS, PROMOTE_PANELS
from cms.models.reviewed_page import ReviewedPage
from cms.models.themes import Theme
from cms.publishing.fixed_urls import PRACTICE
from directory.models import Service
from directory.models.services import RESERVED_SLUGS
from mapping_data.models import Area, Source

# The sections of a spotlight in their order: field, heading, what belongs there.
SECTIONS = (
    ("issue", "The issue", "What was wrong, for whom, and how it was known."),
    ("approach", "The approach", "What was decided, and why that."),
    ("delivery", "How it is delivered", "Who does what, where, how often, for how long."),
    ("learned", "What was learned", "What worked less well, what was changed."),
    ("outcomes", "Outcomes", "What was counted or found, by whom; that nothing was, if so."),
    ("limits", "Limits", "Who it was not for, and what cannot be concluded."),
)
NEEDS = (
    ("needs_team", "Team"),
    ("needs_caseload", "Caseload"),
    ("needs_supervision", "Supervision"),
    ("needs_cost", "Cost"),
)


ONE_SOURCE = "At least one, before it can be submitted."


class SpotlightTag(TaggedItemBase):
    content_object = ParentalKey(
        "cms.SpotlightPage", on_delete=models.CASCADE, related_name="tagged_items"
    )


class SpotlightService(Orderable):
    """A record that the spotlight is about; nothing of it is typed again."""

    page = ParentalKey("cms.SpotlightPage", on_delete=models.CASCADE, related_name="bound_services")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="spotlights")

    panels = [FieldPanel("service")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["page", "service"], name="service_bound_once")
        ]


class SpotlightSource(Orderable):
    page = ParentalKey("cms.SpotlightPage", on_delete=models.CASCADE, related_name="sources")
    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="spotlights")
    where = models.CharField("where in the source", max_length=200, blank=True)

    panels = [FieldPanel("source"), FieldPanel("where")]


class PracticeIndexPage(ReviewedPage):
    """The list of spotlights with its filters; its feed stands beside it."""

    template = "cms/practice/practice_index_page.html"
    own_slug = PRACTICE
    max_count = 1
    parent_page_types = ["cms.HomePage"]
    subpage_types = ["cms.SpotlightPage"]
    content_panels = [*ReviewedPage.content_panels, FieldPanel("summary"), *COMMON_PANELS]
    promote_panels = PROMOTE_PANELS


class SpotlightPage(ReviewedPage):
    issue = StreamField(SectionBlock(), help_text=SECTIONS[0][2])
    approach = StreamField(SectionBlock(), help_text=SECTIONS[1][2])
    delivery = StreamField(SectionBlock(), blank=True, help_text=SECTIONS[2][2])
    learned = StreamField(SectionBlock(), blank=True, help_text=SECTIONS[3][2])
    outcomes = StreamField(SectionBlock(), help_text=SECTIONS[4][2])
    limits = StreamField(SectionBlock(), help_text=SECTIONS[5][2])
    needs_team = models.CharField("team", max_length=250, blank=True)
    needs_caseload = models.CharField("caseload", max_length=250, blank=True)
    needs_supervision = models.CharField("supervision", max_length=250, blank=True)
    needs_cost = models.CharField("cost", max_length=250, blank=True)
    themes = ParentalManyToManyField(Theme, related_name="spotlights")
    region = models.ForeignKey(
        Area,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        limit_choices_to={"kind": "region"},
        help_text="Only where no service of the directory is chosen: else its areas say.",
    )
    tags = ClusterTaggableManager(through=SpotlightTag, blank=True)

    template = "cms/practice/spotlight_page.html"
    parent_page_types = ["cms.PracticeIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *ReviewedPage.content_panels,
        FieldPanel("summary"),
        FieldPanel("content_note"),
        MultiFieldPanel(
            [InlinePanel("bound_services", label="Service", min_num=0), FieldPanel("region")],
            heading="Services of the directory",
            help_text="Name, area, stage, who for and status are shown from the live record.",
        ),
        *(FieldPanel(name, heading=heading) for name, heading, _ in SECTIONS[:5]),
        MultiFieldPanel(
            [FieldPanel(name) for name, _ in NEEDS],
            heading="What it needs",
            help_text="Leave blank what the sources do not say.",
        ),
        FieldPanel("limits", heading="Limits"),
        InlinePanel("sources", label="Source", heading="Sources", help_text=ONE_SOURCE),
        FieldPanel("themes", required_on_save=False),
        FieldPanel("tags"),
        *COMMON_PANELS,
    ]
    promote_panels = PROMOTE_PANELS

    def lacks(self) -> list[str]:
        return [] if self.sources.all() else [NO_SOURCE]

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": f"“{self.slug}” is kept for the site's own pages."})
