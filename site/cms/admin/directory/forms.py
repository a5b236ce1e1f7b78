"""The forms by which editors change a service and a source."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminModelForm

from directory.models import FormerSlug, Service
from directory.models.services import RESERVED_SLUGS
from mapping_data.fields import PartialDateFormField, as_partial_date
from mapping_data.models import Source
from mapping_data.partial_dates import PartialDate

DATE_HELP = "2017, 2021-06, 2021-06-30, about 2017 or unknown."


class StatedDateField(PartialDateFormField):
    """A date that must be stated: “unknown” is an answer, an empty box is none."""

    default_error_messages = {"required": "Write the date, or “unknown”."}

    def clean(self, value: object) -> PartialDate:
        if self.required and not str(value or "").strip():
            raise ValidationError(self.error_messages["required"], code="required")
        return as_partial_date(value)

    def prepare_value(self, value: object) -> str:
        return "unknown" if isinstance(value, PartialDate) and not value else str(value or "")

    def has_changed(self, initial: object, data: object) -> bool:
        before = str(initial or "").strip()
        return before != str(as_partial_date_or_text(data))


def as_partial_date_or_text(value: object) -> object:
    try:
        return as_partial_date(value)
    except ValidationError:
        return value


class ServiceForm(WagtailAdminModelForm):
    """What the record itself cannot see: what was typed, and by whom."""

    status_as_at = StatedDateField(
        label="Status as at",
        help_text=f"The day of the newest source that says so. {DATE_HELP}",
    )
    closed_on = StatedDateField(
        label="Closed on", required=False, help_text=f"Only for a closed service. {DATE_HELP}"
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["slug"].required = False
        if not self.instance.is_closed:
            self.initial["closed_on"] = ""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not cleaned.get("slug") and "slug" not in self.errors:
            cleaned["slug"] = free_slug(cleaned.get("name", ""), self.instance)
        closed = cleaned.get("status") == Service.Status.CLOSED
        if closed and not self.data.get(self.add_prefix("closed_on"), "").strip():
            self.add_error("closed_on", "Write the day it closed, or “unknown”.")
        return cleaned

    def save(self, commit: bool = True) -> Service:
        """New evidence bears the name of whoever is signed in."""
        if evidence := self.formsets.get("evidence"):
            for form in evidence.forms:
                if form.instance.pk is None and form.instance.recorded_by is None:
                    form.instance.recorded_by = self.for_user
        service: Service = super().save(commit)
        return service


def free_slug(name: str, service: Service) -> str:
    """An address made from the name that no other service has or had."""
    base = slugify(name)[:110] or "service"
    slug, number = base, 1
    while slug in RESERVED_SLUGS or slug_taken(slug, service):
        number += 1
        slug = f"{base}-{number}"
    return slug


def slug_taken(slug: str, service: Service) -> bool:
    now = Service.objects.filter(slug=slug).exclude(pk=service.pk)
    before = FormerSlug.objects.filter(slug=slug).exclude(service_id=service.pk)
    return now.exists() or before.exists()


class SourceKey(forms.ModelForm):
    """A source's key is its address, or its title where it has none. It is set once: imports
    know the source by it."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        if self.instance.pk is None and not self.errors:
            key = cleaned.get("url") or f"editors:{slugify(cleaned['title'])}"
            if there := Source.objects.filter(key=key).first():
                field = "url" if cleaned.get("url") else "title"
                raise ValidationError({field: f"We already have this source: “{there}”."})
            self.instance.key = key
        return cleaned


class SourceCreationForm(SourceKey):
    """The short form inside the chooser."""

    class Meta:
        model = Source
        fields = ["title", "publisher", "url", "kind", "date"]


class SourceForm(SourceKey, WagtailAdminModelForm):
    pass
