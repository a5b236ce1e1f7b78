"""What was typed into the search box, turned into an address that holds no full postcode."""

import re
from functools import cache

from django.http import QueryDict
from django.urls import reverse

from directory.links import services_url
from directory.search.location import place_index, postcode_store
from foundation.text import make_printable_line
from mapping_data.area_index import name_key
from mapping_data.models import Area
from mapping_data.postcodes.lookup import PostcodesNotBuilt
from mapping_data.postcodes.parse import Full, Outward, find_full_postcodes, parse

GSS_CODE = re.compile(r"[EWSN]\d{8}", re.ASCII | re.IGNORECASE)
# What surrounds a postcode in a sentence and is no keyword.
FILLER = frozenset(
    "my our your postcode post code is its in near at the a please uk england".split()
)
LONGEST_TEXT = 200


@cache
def search_paths() -> frozenset[str]:
    """The addresses that read a place and words apart."""
    names = ("services", "services_csv", "services_geojson")
    return frozenset(reverse(f"search:{name}") for name in names)


def address_of(typed: str) -> str:
    """The search address for the box's text: an authority, a place or a keyword."""
    text = clean(typed)
    place = whereabouts_parameters(text)
    if place:
        return services_url(**place)
    if find_full_postcodes(text):
        rest, place = without_postcodes(text)
        return services_url(q=rest, **place)
    if GSS_CODE.fullmatch(text):
        return services_url(authority=text.upper())
    if isinstance(parse(text), Outward):
        return services_url(near=str(parse(text)))
    return services_url(near=text) if is_place(text) else services_url(q=text)


def clean(typed: str) -> str:
    """One line of printable text, not endless; NUL bytes and controls become spaces."""
    return make_printable_line(typed)[:LONGEST_TEXT]


def is_place(text: str) -> bool:
    """A place of the gazetteer, or an area by its name."""
    if place_index().find(text):
        return True
    key = name_key(text)
    names = Area.objects.values_list("name", "common_name")
    return bool(key) and any(key in (name_key(name), name_key(common)) for name, common in names)


def whereabouts_parameters(text: str) -> dict[str, str]:
    """`authority` and `near` for a text that is a full postcode and nothing else, else empty.

    Well-formed but unknown: its outward code, with `postcode=unknown` so that the page says so.
    """
    parsed = parse(text)
    if not isinstance(parsed, Full):
        return {}
    try:
        found = postcode_store().postcode(text)
    except PostcodesNotBuilt:
        # The page says that postcodes cannot be looked up; the postcode itself goes no further.
        return {"near": parsed.outward}
    if found is None:
        return {"near": parsed.outward, "postcode": "unknown"}
    return {"authority": found.authority_code or "", "near": found.outward}


def without_postcodes(text: str) -> tuple[str, dict[str, str]]:
    """The text without its full postcodes, and where the first of them is."""
    spans = find_full_postcodes(text)
    first = spans[0]
    place = whereabouts_parameters(f"{first.outward} {first.inward}")
    # A mistyped second half is no postcode, and would give a home away all the same.
    place = place or {"near": first.outward, "postcode": "unknown"}
    for span in reversed(spans):
        text = f"{text[: span.start]} {text[span.end :]}"
    words = re.findall(r"\w+", text.lower())
    return ("" if set(words) <= FILLER else " ".join(text.split())), place


def typed_apart(params: QueryDict) -> QueryDict:
    """The parameters with a postcode that was typed letter by letter closed up."""
    closed = QueryDict(mutable=True)
    for name, values in params.lists():
        read = [parse(str(value)) for value in values]
        closed.setlist(
            name,
            [str(p) if isinstance(p, Full) else str(v) for p, v in zip(read, values, strict=True)],
        )
    return closed


def safe_parameters(path: str, params: QueryDict) -> QueryDict | None:
    """The parameters without any full postcode, or None where none holds one."""
    params = typed_apart(params)
    given = [text for name, values in params.lists() for text in (name, *values)]
    if not any(find_full_postcodes(text) for text in given):
        return None
    safe = QueryDict(mutable=True)
    place: dict[str, str] = {}
    for name, values in params.lists():
        if find_full_postcodes(name):  # “/services/?M6 5PQ”
            place = place or without_postcodes(name)[1]
            continue
        for value in values:
            if not find_full_postcodes(value):
                safe.appendlist(name, value)
                continue
            rest, found = without_postcodes(value)
            place = place or found
            if path in search_paths() and rest:
                safe.appendlist(name, rest)
            elif path not in search_paths():
                safe.appendlist(name, f"{rest} {found['near']}".strip())
    if path in search_paths():
        for name, value in place.items():
            if value:
                safe[name] = value
    return safe
