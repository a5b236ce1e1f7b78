"""Where the searcher is: what `authority` and `near` of an address mean.

The answer groups and orders services; it never excludes any. What cannot be understood, or
has several meanings, is said and asked: nothing here guesses.
"""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from django.conf import settings
from django.urls import reverse

from directory.input_problems import Problem, Way, shorten
from directory.links import services_url
from mapping_data.area_index import AreaIndex
from mapping_data.distance import Position
from mapping_data.models import Area
from mapping_data.places.lookup import Place, PlaceIndex
from mapping_data.postcodes.lookup import OutwardFound, PostcodesNotBuilt, PostcodeStore
from mapping_data.postcodes.parse import Outward, parse

logger = logging.getLogger(__name__)

FOREIGN_CODE = re.compile(r"[WSN]\d{8}", re.ASCII)
NO_POSTCODES = "Postcodes cannot be looked up at the moment. Try a town or an authority by name."
COUNTRY_OF_CODE = {"W": "Wales", "S": "Scotland", "N": "Northern Ireland"}


@dataclass(frozen=True)
class Choice:
    """One meaning of what was typed, with the address that chooses it."""

    words: str
    detail: str
    url: str


@dataclass(frozen=True)
class Whereabouts:
    """What is known of the searcher's place. Without authorities nothing is grouped.

    `near` is the place in the searcher's own terms (“M6”, “Newport, PO30”), `position` is
    where distances start; `measured_from` says which point that is.
    """

    near: str = ""
    authorities: tuple[Area, ...] = ()
    position: Position | None = None
    measured_from: str = ""
    outside: str = ""
    choices: tuple[Choice, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def known(self) -> bool:
        return bool(self.authorities)


@cache
def postcode_store() -> PostcodeStore:
    return PostcodeStore(settings.POSTCODE_FILE)


@cache
def place_index() -> PlaceIndex:
    return PlaceIndex()


def locate(near: str, authority: str, areas: AreaIndex) -> Whereabouts:
    """Read both parameters; `authority` decides the group, `near` where distances start."""
    chosen = from_authority(authority, areas) if authority.strip() else None
    if not near.strip():
        return chosen or Whereabouts()
    place = from_near(near, areas, chosen.authorities if chosen else ())
    if chosen is None or not chosen.known:
        return place if chosen is None else merged(place, chosen)
    if not set(place.authorities) & set(chosen.authorities):
        return contradicted(place, chosen)
    return replace(place, authorities=chosen.authorities, choices=(), notes=chosen.notes)


def contradicted(place: Whereabouts, chosen: Whereabouts) -> Whereabouts:
    """A place that is not in the chosen authority: the authority stands, and it is said."""
    if place.problems or not place.near:
        return replace(chosen, problems=place.problems + chosen.problems)
    names = " and ".join(str(area) for area in chosen.authorities)
    where = " and ".join(str(area) for area in place.authorities) or place.outside
    elsewhere = (
        f"“{place.near}” is in {where}, not in {names}"
        if where
        else (f"“{place.near}” has several meanings, and none of them is in {names}")
    )
    sentence = f"{elsewhere}. This is the answer for {names}."
    ways = (Way(f"Search from {place.near}", services_url(near=place.near)),)
    problem = Problem("near", place.near, sentence, ways)
    return replace(chosen, problems=(problem, *chosen.problems))


def merged(place: Whereabouts, chosen: Whereabouts) -> Whereabouts:
    """A known place beside an authority that was not understood: both are said."""
    return Whereabouts(
        near=place.near,
        authorities=place.authorities,
        position=place.position,
        measured_from=place.measured_from,
        outside=chosen.outside or place.outside,
        choices=place.choices,
        problems=chosen.problems + place.problems,
        notes=place.notes,
    )


def from_authority(code: str, areas: AreaIndex) -> Whereabouts:
    """An authority by any GSS code that it has or had."""
    cleaned = code.strip().upper()
    area = areas.by_code(cleaned)
    if country := COUNTRY_OF_CODE.get(cleaned[:1]) if FOREIGN_CODE.fullmatch(cleaned) else None:
        return Whereabouts(near=area.common_name if area else "", outside=country)
    if area is None:
        sentence = f"“{shorten(code)}” is not the code of an authority that we know."
        return Whereabouts(problems=(Problem("authority", code, sentence, (all_areas(),)),))
    if area.kind != Area.Kind.AUTHORITY:
        sentence = f"{area} ({cleaned}) is a {area.get_kind_display()}. Choose one authority in it."
        way = Way(f"Authorities in {area}", area.get_absolute_url())
        return Whereabouts(problems=(Problem("authority", code, sentence, (way,)),))
    carried = tuple(step.area for step in areas.carry(area))
    notes = () if carried == (area,) else (became_sentence(area, carried),)
    return at_authorities(carried, notes)


def all_areas() -> Way:
    return Way("All areas", reverse("areas:areas"))


def became_sentence(area: Area, successors: Iterable[Area]) -> str:
    names = " and ".join(str(successor) for successor in successors)
    until = f"{area.valid_to.day} {area.valid_to:%B %Y}" if area.valid_to else "now"
    if names == str(area):
        return f"The county of {area} ended on {until} and became one unitary authority."
    return f"{area} ended on {until}. Its area is now served by {names}."


def at_authorities(authorities: tuple[Area, ...], notes: tuple[str, ...] = ()) -> Whereabouts:
    """Start from the postcode centre: of the one authority, or the middle of several."""
    centres = [
        Position(area.longitude, area.latitude)
        for area in authorities
        if area.longitude is not None and area.latitude is not None
    ]
    position = middle(centres) if centres else None
    names = " and ".join(str(area) for area in authorities)
    from_words = f"the postcode centre of {names}"
    return Whereabouts("", authorities, position, from_words if position else "", notes=notes)


def middle(positions: list[Position]) -> Position:
    count = len(positions)
    return Position(
        sum(p.longitude for p in positions) / count, sum(p.latitude for p in positions) / count
    )


def from_near(text: str, areas: AreaIndex, within: tuple[Area, ...]) -> Whereabouts:
    """An outward code, a place or the name of an authority; `within` settles several meanings."""
    parsed = parse(text)
    if isinstance(parsed, Outward):
        return from_outward(parsed.outward, areas, within)
    places = place_index().find(text)
    if within:
        codes = {area.gss_code for area in within}
        places = [place for place in places if place.gss_code in codes] or places
    called = areas.named(text)
    regions = [area for area in called if area.kind == Area.Kind.REGION] if places else []
    named = [area for area in called if area.kind == Area.Kind.AUTHORITY]
    covered = {place.gss_code for place in places}
    named = [area for area in named if area.gss_code not in covered]
    if len(places) == 1 and not named and not regions:
        return from_place(places[0], areas)
    if len(named) == 1 and not places:
        return named_authority(named[0], areas)
    if places or named:
        choices = choices_of(places, named, areas)
        for region in regions:
            choices += (Choice(f"{region} (the region)", "", region.get_absolute_url()),)
        return Whereabouts(near=shorten(text), choices=choices)
    return not_a_place(text, areas)


def named_authority(area: Area, areas: AreaIndex) -> Whereabouts:
    if not area.gss_code:
        return planned_authority(area, areas)
    found = from_authority(area.gss_code, areas)
    return Whereabouts(
        str(area), found.authorities, found.position, found.measured_from, notes=found.notes
    )


def planned_authority(area: Area, areas: AreaIndex) -> Whereabouts:
    """An authority to come: said, with the one that serves its area until then."""
    links = [link for every in areas.successions.values() for link in every]
    before = [areas.areas[li.predecessor_id] for li in links if li.successor_id == area.pk]
    start = f"{area.valid_from.day} {area.valid_from:%B %Y}" if area.valid_from else "a later day"
    names = " and ".join(str(former) for former in before)
    sentence = f"{area} is planned from {start}. Until then {names} serves its area."
    ways = tuple(Way(f"Search from {f}", services_url(authority=f.gss_code)) for f in before)
    return Whereabouts(near=str(area), problems=(Problem("near", str(area), sentence, ways),))


def not_a_place(text: str, areas: AreaIndex) -> Whereabouts:
    """A region or a country by name, or nothing we know: say which, and offer what is close."""
    for area in areas.named(text):
        sentence = f"{area} is a {area.get_kind_display()}, which has many authorities."
        way = Way(f"Authorities in {area}", area.get_absolute_url())
        return Whereabouts(problems=(Problem("near", text, sentence, (way,)),))
    close = place_index().suggest(text, 4)
    ways = tuple(Way(place.label, services_url(near=place.label)) for place in close)
    sentence = f"We do not know a place or outward code called “{shorten(text)}”."
    return Whereabouts(near=shorten(text), problems=(Problem("near", text, sentence, ways),))


def from_outward(outward: str, areas: AreaIndex, within: tuple[Area, ...]) -> Whereabouts:
    """An outward code: all the English authorities that it reaches into."""
    try:
        found = postcode_store().outward(outward)
    except PostcodesNotBuilt:
        logger.exception("Postcodes cannot be looked up")
        return Whereabouts(near=outward, problems=(Problem("near", outward, NO_POSTCODES),))
    if found is None:
        sentence = f"“{outward}” is not the first half of a postcode that we know."
        return Whereabouts(near=outward, problems=(Problem("near", outward, sentence),))
    pairs = [(areas.by_code(part.code), part) for part in found.authorities]
    english = tuple(area for area, _ in pairs if area is not None and area.is_english)
    if not english:
        return Whereabouts(near=outward, outside=" and ".join(found.countries))
    parts = [part for area, part in pairs if area in (within or english)]
    return Whereabouts(
        near=outward,
        authorities=english,
        position=middle(
            [Position(part.longitude, part.latitude) for part in parts or found.in_england]
        ),
        measured_from=f"the middle of {outward}",
        choices=spanning_choices(outward, english, within, found),
    )


def spanning_choices(
    outward: str, english: tuple[Area, ...], within: tuple[Area, ...], found: OutwardFound
) -> tuple[Choice, ...]:
    """An outward code that spans authorities asks which one, largest share first."""
    if len(english) < 2 or within:
        return ()
    counts = {part.code: part.postcodes for part in found.authorities}
    total = sum(counts.values())
    return tuple(
        Choice(
            str(area),
            share_words(counts.get(area.gss_code, 0), total, outward),
            services_url(authority=area.gss_code, near=outward),
        )
        for area in english
    )


def share_words(count: int, total: int, outward: str) -> str:
    share = 100 * count / total if total else 0
    rounded = "under 1" if share < 1 else "over 99" if 99 < share < 100 else f"{share:.0f}"
    return f"{rounded} % of the postcodes in {outward}"


def from_place(place: Place, areas: AreaIndex) -> Whereabouts:
    if place.country != "England":
        return Whereabouts(near=place.label, outside=place.country)
    area = areas.by_code(place.gss_code or "")
    return Whereabouts(
        near=place.label,
        authorities=tuple(step.area for step in areas.carry(area)) if area else (),
        position=Position(place.longitude, place.latitude),
        measured_from=f"the middle of {place.name}",
    )


def choices_of(places: list[Place], named: list[Area], areas: AreaIndex) -> tuple[Choice, ...]:
    """Every meaning of a name, in England first; each has an address of its own."""
    choices = []
    for area in named:
        words, url = f"{area} (the authority)", services_url(authority=area.gss_code)
        choices.append(Choice(words, area.parent.common_name if area.parent else "", url))
    for place in sorted(places, key=lambda place: place.country != "England"):
        own = areas.by_code(place.gss_code or "")
        detail = str(own) if own and own.is_english else place.country
        choices.append(Choice(place.label, detail, services_url(near=place.label)))
    return tuple(choices)
