"""A service: what it is, for whom, where, and on whose word."""

import uuid
from typing import Any, ClassVar

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from directory import previews
from directory.links import service_url
from directory.models.offers import ServiceOffer
from directory.models.providers import Provider, ProviderType
from directory.models.stages import Stage
from directory.personal_emails import personal_reason
from directory.querysets import ServiceQuerySet
from mapping_data.fields import PartialDateField

RESERVED_SLUGS = {"find", "feed", "compare", "live"}


class Service(
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """A record of the directory. A blank means that the sources do not say."""

    class Model(models.TextChoices):
        PAUSE = "pause", "Pause"
        FDAC = "fdac", "Family Drug and Alcohol Court (FDAC)"
        LOCAL = "local", "Locally developed"
        RELATED = "related", "Related programme"
        UNKNOWN = "unknown", "Model not known"

    class WhoFor(models.TextChoices):
        WOMEN = "women", "Women only"
        WOMEN_AND_PARTNERS = "women-and-partners", "Women and their partners"
        MOTHERS_AND_FATHERS = "mothers-and-fathers", "Mothers and fathers in their own right"

    class Status(models.TextChoices):
        OPERATIONAL = "operational", "Operating"
        PILOT = "pilot", "Pilot"
        IN_DEVELOPMENT = "in-development", "In development"
        CLOSED = "closed", "Closed"
        UNKNOWN = "unknown", "Status not known"

    uuid = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    slug = models.SlugField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    other_names = models.CharField(max_length=300, blank=True, help_text="Separate with “;”.")
    model = models.CharField(max_length=10, choices=Model.choices, default=Model.UNKNOWN)
    provider = models.ForeignKey(
        Provider, null=True, blank=True, on_delete=models.PROTECT, related_name="services"
    )
    provider_type = models.CharField(max_length=20, choices=ProviderType.choices, blank=True)
    status = models.CharField(max_length=16, choices=Status.choices, default=Status.UNKNOWN)
    status_as_at = PartialDateField("status as at")
    closed_on = PartialDateField()
    closed_reason = models.CharField(max_length=300, blank=True)
    country = models.CharField(max_length=20, default="England")
    area_note = models.CharField(
        max_length=300, blank=True, help_text="What the sources say of the area beyond the list."
    )
    who_for = models.CharField(max_length=24, choices=WhoFor.choices, blank=True)
    stages = ParentalManyToManyField(Stage, blank=True, related_name="services")
    offers = ClusterTaggableManager(
        through=ServiceOffer, blank=True, verbose_name="what is offered"
    )
    summary = models.TextField(
        blank=True, help_text="Two or three sentences that a parent can read."
    )
    description = models.TextField(blank=True, help_text="For practitioners, in the field's terms.")
    entry_conditions = models.TextField(blank=True)
    contraception_condition = models.CharField(max_length=300, blank=True)
    length = models.CharField("length of support", max_length=200, blank=True)
    referral_route = models.TextField(blank=True, help_text="How to refer.")
    referral_by = models.CharField("who may refer", max_length=300, blank=True)
    started = PartialDateField()
    website = models.URLField(blank=True, max_length=500)
    team_mailbox = models.EmailField(
        blank=True, help_text="A team's mailbox that a source publishes. Never a person's."
    )
    record_note = models.TextField("about this record", blank=True)
    last_checked_on = models.DateField(null=True, blank=True)
    modified_at = models.DateTimeField(auto_now=True)

    _revisions = GenericRelation("wagtailcore.Revision", related_query_name="service")
    workflow_states = GenericRelation(
        "wagtailcore.WorkflowState",
        content_type_field="base_content_type",
        object_id_field="object_id",
        related_query_name="service",
        for_concrete_model=False,
    )

    objects: ClassVar[ServiceQuerySet] = ServiceQuerySet.as_manager()  # type: ignore[assignment]

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    @property
    def revisions(self) -> models.Manager:
        return self._revisions

    def get_absolute_url(self) -> str:
        return service_url(self.slug)

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": f"“{self.slug}” is kept for the site's own pages."})
        former = FormerSlug.objects.filter(slug=self.slug).exclude(service_id=self.pk).first()
        if former:
            message = f"“{former.service}” had this address and still redirects; choose another."
            raise ValidationError({"slug": message})
        if self.is_closed and not self.closed_reason:
            message = "Say why it closed, as far as the sources say; else “no reason is given”."
            raise ValidationError({"closed_reason": message})
        if reason := personal_reason(self.team_mailbox, f"{self.name} {self.other_names}"):
            raise ValidationError({"team_mailbox": reason})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Keeps a former address, so that it redirects. A draft's new address is not one yet:
        Wagtail saves a draft's mark with `update_fields` and the draft's own values."""
        if "slug" not in (kwargs.get("update_fields") or ["slug"]):
            super().save(*args, **kwargs)
            return
        former = Service.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        super().save(*args, **kwargs)
        if former and former != self.slug:
            FormerSlug.objects.filter(slug=self.slug).delete()
            FormerSlug.objects.get_or_create(slug=former, service=self)

    @property
    def in_england(self) -> bool:
        return self.country == "England"

    @property
    def is_closed(self) -> bool:
        return self.status == self.Status.CLOSED

    @property
    def is_related(self) -> bool:
        return self.model == self.Model.RELATED

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "directory/services/detail.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, object]:
        context: dict[str, object] = super().get_preview_context(request, mode_name)
        return context | previews.build_context(self)


class FormerSlug(models.Model):
    """An address that a service had; it redirects to the one it has."""

    slug = models.SlugField(max_length=120, unique=True)
    service = models.ForeignKey(Service, on_delete=models.CASCADE, related_name="former_slugs")

    def __str__(self) -> str:
        return self.slug
