"""Every address of the site with the name of its route, as the URL configuration gives them."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

# Wagtail's own addresses change with its versions.
NOT_OURS = ("admin/",)


def addresses() -> Iterator[tuple[str, str]]:
    """Pairs of a pattern and its route's name with its namespaces; an empty name where none."""
    for pattern, name in _addresses(get_resolver(), "", ""):
        if not pattern.startswith(NOT_OURS):
            yield pattern, name


def _addresses(resolver: URLResolver, before: str, space: str) -> Iterator[tuple[str, str]]:
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from _addresses(entry, pattern, inner)
        elif isinstance(entry, URLPattern):
            yield pattern, space + entry.name if entry.name else ""
