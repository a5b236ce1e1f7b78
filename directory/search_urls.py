"""Addresses of searches, written in one way: parameters sorted as given, blanks left out."""

from django.http import QueryDict
from django.urls import reverse


def services_url(path: str = "", **parameters: str | list[str]) -> str:
    """An address of the search with these parameters; blank ones are left out."""
    path = path or reverse("search:services")
    query = QueryDict(mutable=True)
    for name, value in parameters.items():
        values = value if isinstance(value, list) else [value]
        query.setlist(name, [item for item in values if item])
    return f"{path}?{query.urlencode()}" if any(query.lists()) and query.urlencode() else path
