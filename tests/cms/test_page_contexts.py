"""Every page type of the site, and every record with a preview, has its presenter."""

from typing import Any

import pytest
from django.apps import apps
from wagtail.models import Page, PreviewableMixin, get_page_models

from cms import page_contexts
from directory import previews

PAGE_TYPES = [model for model in get_page_models() if model is not Page]
RECORDS = [
    model
    for model in apps.get_models()
    if issubclass(model, PreviewableMixin)
    and not issubclass(model, Page)
    and not model._meta.label.startswith("wagtail")
]


@pytest.mark.parametrize("model", PAGE_TYPES)
def test_a_page_type_has_a_presenter(model: type[Any]) -> None:
    assert model in page_contexts._builders


@pytest.mark.parametrize("model", RECORDS)
def test_a_record_with_a_preview_has_a_presenter(model: type[Any]) -> None:
    assert model in previews._builders
