"""One line of what waits, as the first page and the reports show it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils import timezone
from wagtail.models import Page


@dataclass(frozen=True)
class Line:
    """`since` is the day that the words of its report's column name; None where there is none."""

    title: str
    url: str
    kind: str
    note: str
    since: date | None = None


def edit_address(model: type[Model] | None, pk: Any) -> str:
    """Where an item of the model is edited; blank where nowhere."""
    if model is None:
        return ""
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[pk])
    viewset = getattr(model, "snippet_viewset", None)
    try:
        return reverse(viewset.get_url_name("edit"), args=[pk]) if viewset else ""
    except NoReverseMatch:
        return ""


def kind_of(content_type: ContentType) -> str:
    model = content_type.model_class()
    return str(model._meta.verbose_name).capitalize() if model else content_type.name


def day_of(moment: datetime | None) -> date | None:
    return timezone.localdate(moment) if moment else None
