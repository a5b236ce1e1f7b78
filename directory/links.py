"""The addresses of services, and of searches for them."""

from functools import lru_cache

from django.http import QueryDict
from django.urls import NoReverseMatch, reverse


@lru_cache(maxsize=4096)
def service_url(slug: str) -> str:
    """The page of the service with this slug."""
    try:
        return reverse("services:service", args=[slug])
    except NoReverseMatch:  # a draft that is previewed may have no slug yet
        return f"{reverse('search:services')}{slug}/"


def services_url(path: str = "", **parameters: str | list[str]) -> str:
    """An address of the search with these parameters; blank ones are left out."""
    path = path or reverse("search:services")
    query = QueryDict(mutable=True)
    for name, value in parameters.items():
        values = value if isinstance(value, list) else [value]
        query.setlist(name, [item for item in values if item])
    return f"{path}?{query.urlencode()}" if any(query.lists()) and query.urlencode() else path
