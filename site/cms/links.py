"""The addresses of references by their keys, for pages and files that link many of them."""

from functools import lru_cache

from django.urls import NoReverseMatch, reverse


@lru_cache(maxsize=4096)
def reference_url(key: str) -> str:
    """The page of the reference with this key."""
    try:
        return reverse("evidence:reference", args=[key])
    except NoReverseMatch:  # a draft that is previewed may have no key yet
        return f"{reverse('evidence:references')}{key}/"
