"""What was typed into the search box, turned into an address that holds no full postcode."""

from django.http import QueryDict

from directory.urls_for import services_url
from directory.whereabouts import place_index, postcode_store
from mapping_data.models import Area
from mapping_data.postcodes.lookup import PostcodesNotBuilt
from mapping_data.postcodes.parse import Full, Outward, find_full_postcodes, parse

LONGEST_TEXT = 200
SEARCH_PATHS = ("/services/", "/services.csv", "/services.geojson")


def address_of(typed: str) -> str:
    """The search address for the box's text: an authority, a place or a keyword."""
    text = clean(typed)
    place = whereabouts_parameters(text)
    if place:
        return services_url(**place)
    if find_full_postcodes(text):
        rest, place = without_postcodes(text)
        return services_url(q=rest, **place)
    if isinstance(parse(text), Outward):
        return services_url(near=str(parse(text)))
    return services_url(near=text) if is_place(text) else services_url(q=text)


def clean(typed: str) -> str:
    """One line of printable text, not endless; NUL bytes and controls become spaces."""
    printable = "".join(c if c.isprintable() else " " for c in typed)
    return " ".join(printable.split())[:LONGEST_TEXT]


def is_place(text: str) -> bool:
    """A place of the gazetteer, or an area by its name."""
    return bool(place_index().find(text)) or Area.objects.called(text).exists()


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
    place = whereabouts_parameters(f"{spans[0].outward} {spans[0].inward}")
    for span in reversed(spans):
        text = f"{text[: span.start]} {text[span.end :]}"
    return " ".join(text.split()), place


def safe_parameters(path: str, params: QueryDict) -> QueryDict | None:
    """The parameters without any full postcode, or None where none holds one."""
    if not any(find_full_postcodes(v) for values in params.lists() for v in values[1]):
        return None
    safe = QueryDict(mutable=True)
    place: dict[str, str] = {}
    for name, values in params.lists():
        for value in values:
            if not find_full_postcodes(value):
                safe.appendlist(name, value)
                continue
            rest, found = without_postcodes(value)
            place = place or found
            if path in SEARCH_PATHS and rest:
                safe.appendlist(name, rest)
            elif path not in SEARCH_PATHS:
                safe.appendlist(name, f"{rest} {found['near']}".strip())
    if path in SEARCH_PATHS:
        for name, value in place.items():
            if value:
                safe[name] = value
    return safe
