"""Every address of the site with the name of its route, as the URL configuration gives them."""

from collections.abc import Iterator
from inspect import unwrap

from django.urls import URLPattern, URLResolver, get_resolver

ADMIN = "admin/"
OURS = ("accounts.", "cms.", "community.", "config.", "directory.")


def addresses() -> Iterator[tuple[str, str]]:
    """Pairs of a pattern and its route's name with its namespaces; an empty name where none.

    Of the admin only our own views: Wagtail's addresses change with its versions.
    """
    for entry, pattern, name in _addresses(get_resolver(), "", ""):
        if not pattern.lstrip("^").startswith(ADMIN) or _is_ours(entry):
            yield pattern, name


def _is_ours(entry: URLPattern) -> bool:
    view = unwrap(entry.callback)
    return getattr(view, "view_class", view).__module__.startswith(OURS)


def _addresses(
    resolver: URLResolver, before: str, space: str
) -> Iterator[tuple[URLPattern, str, str]]:
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _addresses(entry, pattern, inner)
        elif isinstance(entry, URLPattern):
            yield entry, pattern, space + entry.name if entry.name else ""
