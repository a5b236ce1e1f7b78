"""What the template of each page type shows besides the page's own fields.

Page models do not know their presenters: `cms.page_presenters` registers one for each.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.http import HttpRequest
from wagtail.models import Page

from foundation.registry import Registry

PageType = TypeVar("PageType", bound=Page)

_builders = Registry[type[Page], Callable[[Any, HttpRequest], dict[str, Any]]]("page context")


def register(
    model: type[PageType], build: Callable[[PageType, HttpRequest], dict[str, Any]]
) -> None:
    """Have `build` give the context of every page of type `model`."""
    _builders.register(model, build)


def build_context(page: Page, request: HttpRequest) -> dict[str, Any]:
    """Return what a page shows in this request. Raises `KeyError` for a type that has none."""
    return _builders[type(page)](page, request)
