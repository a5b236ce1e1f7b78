"""The evidence library: references about published sources, with an editor's plain note."""

import uuid

from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.http import HttpRequest
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from cms.links import reference_url
from cms.models.second_person_mixin import PublishedBySecondPerson
from cms.models.themes import Theme
from directory import previews
from directory.models import Service
from mapping_data.models import Source


class Reference(
    PublishedBySecondPerson,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """An entry of the library. Title, publisher, address and date are its source's."""

    class Type(models.TextChoices):
        JOURNAL_ARTICLE = "journal-article", "Journal article"
        EVALUATION_REPORT = "evaluation-report", "Evaluation report"
        RESEARCH_REPORT = "research-report", "Research report"
        BOOK = "book", "Book"
        BOOK_CHAPTER = "book-chapter", "Book chapter"
        LITERATURE_REVIEW = "literature-review", "Literature review"
        REVIEW_REPORT = "review-report", "Review report"
        THEMATIC_REPORT = "thematic-report", "Thematic report"
        BRIEFING = "briefing", "Briefing"
        GUIDELINE = "guideline", "Guideline"
        PRACTICE_MODEL = "practice-model", "Practice model"
        RESOURCE_PACK = "resource-pack", "Resource pack"
        PARLIAMENTARY_REPORT = "parliamentary-report", "Parliamentary report"
        WEB_RESOURCE = "web-resource", "Web resource"
        EVALUATION_PROJECT = "evaluation-project", "Evaluation project"
        UNIDENTIFIED = "unidentified-citation", "Unidentified citation"

    class Kind(models.TextChoices):
        WITH_COMPARISON = "evaluation-with-comparison", "Evaluation with a comparison"
        WITHOUT_COMPARISON = "evaluation-without-comparison", "Evaluation without a comparison"
        MONITORING = "monitoring", "Monitoring"
        QUALITATIVE = "qualitative", "Qualitative study"
        REVIEW = "review", "Review of studies"
        GUIDANCE = "guidance", "Guidance"
        TESTIMONY = "testimony", "Testimony"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    key = models.SlugField(max_length=60, unique=True, help_text="As in author-2017.")
    source = models.OneToOneField(Source, on_delete=models.PROTECT, related_name="reference")
    authors = models.TextField(
        blank=True, help_text="Surname, initials; separate authors with “;”, as in the register."
    )
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    type = models.CharField(max_length=24, choices=Type.choices)
    container = models.CharField(
        max_length=300, blank=True, help_text="The journal with volume and pages, or the book."
    )
    doi = models.CharField("DOI", max_length=120, blank=True)
    themes = ParentalManyToManyField(Theme, blank=True, related_name="references")
    services_evaluated = ParentalManyToManyField(Service, blank=True, related_name="references")
    kind = models.CharField(
        "kind of evidence",
        max_length=32,
        choices=Kind.choices,
        blank=True,
        help_text="Blank: not yet reviewed.",
    )
    studied = models.TextField("what it studied", blank=True)
    with_whom = models.TextField("with whom", blank=True)
    where = models.TextField("where", blank=True)
    found = models.TextField("what it found", blank=True)
    cannot_say = models.TextField("what it cannot say", blank=True)
    not_tested_with = models.TextField("who it was not tested with", blank=True)
    based_on = models.TextField(
        "what the note rests on", blank=True, help_text="Sources and where in them, one a line."
    )
    record_note = models.TextField("about this record", blank=True)
    modified_at = models.DateTimeField(auto_now=True)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="reference")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="reference",
        for_concrete_model=False,
    )

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return f"{self.source.title} ({self.year or 'year not known'})"

    @property
    def revisions(self) -> models.Manager:
        return self._revisions

    @property
    def is_reviewed(self) -> bool:
        """Whether an editor has written a note; the rest is “not yet reviewed”."""
        return bool(self.studied or self.found)

    def get_absolute_url(self) -> str:
        return reference_url(self.key)

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "cms/evidence/reference.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, object]:
        context: dict[str, object] = super().get_preview_context(request, mode_name)
        return context | previews.build_context(self)
