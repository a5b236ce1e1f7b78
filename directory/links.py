"""The addresses of services by their slugs, for pages and files that link many of them."""

from functools import lru_cache

from django.urls import NoReverseMatch, reverse


@lru_cache(maxsize=4096)
def service_url(slug: str) -> str:
    """The page of the service with this slug."""
    try:
        return reverse("services:service", args=[slug])
    except NoReverseMatch:  # a draft that is previewed may have no slug yet
        return f"{reverse('search:services')}{slug}/"
