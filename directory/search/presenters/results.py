"""The search page: what was understood, three groups, filters, a map, ways on."""

from dataclasses import dataclass, field, replace
from datetime import date

from django.http import QueryDict

from directory.formatting import age_label, confirmed, counted, listed
from directory.input_problems import notice
from directory.links import services_url
from directory.maps.small_maps import SmallMap, small_map
from directory.models import Service
from directory.search.forms import Asked
from directory.search.presenters.cards import Card, cards
from directory.search.query import Group, Hit, SearchResult
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area

PAGE_SIZE = 20


@dataclass(frozen=True)
class GroupShown:
    slug: str
    title: str
    explanation: str = ""
    services: list[Card] = field(default_factory=list)
    empty: str = ""
    known: list[dict[str, object]] = field(default_factory=list)


def on_page(hits: tuple[Hit, ...], page: int) -> list[Hit]:
    return list(hits[(page - 1) * PAGE_SIZE : page * PAGE_SIZE])


def groups_shown(
    asked: Asked, result: SearchResult, page: int, areas: AreaIndex, today: date
) -> list[GroupShown]:
    """The groups of this page of results, each under a heading that says what it is."""
    hits = on_page(result.hits, page)
    own = asked.where.authorities
    shown = dict(zip(hits, cards(hits, areas, own, today), strict=True))
    if not own:
        return [GroupShown("all", "Services", services=list(shown.values()))] if shown else []
    groups = []
    for group in (Group.SERVES, Group.NEIGHBOUR, Group.OTHER):
        services = [card for hit, card in shown.items() if hit.group is group]
        nothing = not result.group_counts.get(group) and page == 1
        if services or nothing:
            groups.append(replace(heading(group, asked, nothing, services), services=services))
    return groups


def heading(group: Group, asked: Asked, nothing: bool, services: list[Card]) -> GroupShown:
    """A group's title, explanation and, where it has no service, what that means."""
    names = listed(asked.where.authorities, "or")
    filtered = bool(asked.query.filters or asked.query.text)
    if group is Group.SERVES:
        shown = GroupShown("serves", f"Services that serve {names}")
        if nothing:
            return replace(shown, empty=nothing_here(names, filtered))
        if all(card.model.slug == "related" for card in services):
            return replace(shown, explanation=ONLY_RELATED)
        return shown
    if group is Group.NEIGHBOUR:
        ask = f"They may not take people from {names}: ask before you refer."
        shown = GroupShown("neighbour", "Services next door", ask)
        empty = "We hold no service for any authority that borders this one."
        return replace(shown, explanation="", empty=empty) if nothing else shown
    shown = GroupShown("other", "Further away", distance_words(asked))
    empty = "No other service matches." if filtered else "No service is recorded further away."
    return replace(shown, explanation="", empty=empty) if nothing else shown


ONLY_RELATED = (
    "Only related programmes are recorded here. They are neighbouring kinds of help and are "
    "not counted as recurrent care services."
)


def nothing_here(names: str, filtered: bool) -> str:
    if filtered:
        return f"No service that we hold for {names} matches what you asked for."
    return (
        f"We hold no service for {names}. That does not mean that there is none: "
        "nobody has established it either way. The nearest that we know of follow."
    )


def distance_words(asked: Asked) -> str:
    """What the miles mean: a straight line between two centres, not the way to a door."""
    start = asked.where.measured_from
    within = asked.query.within_miles
    limit = f"Within {within:g} miles. " if within else ""
    if not start:
        return limit
    return (
        f"{limit}Miles are in a straight line from {start} to the postcode centre of the nearest "
        "area that a service serves. They say how far that area is, not where its door is."
    )


def closed_here(own: tuple[Area, ...], today: date) -> list[dict[str, object]]:
    """What is known of an authority for which no service is held: the closed ones."""
    closed = Service.objects.public().closed().serving(own)
    return [
        {
            "text": f"{service.name} is closed, as at {service.status_as_at.words}.",
            "age": age_label(confirmed(service), today),
            "url": service.get_absolute_url(),
            "link_title": "See the record",
        }
        for service in closed
    ]


def understood(asked: Asked) -> str:
    """One sentence: from where, and for which words, this page was searched."""
    where, text = asked.where, asked.query.text
    names = listed(where.authorities)
    parts = []
    if where.known:
        if where.near and where.near.lower() != names.lower():
            parts.append(f"Searching from {where.near}, in {names}")
        else:
            parts.append(f"Searching from {names}")
    if text:
        parts.append(f"for “{text}”" if parts else f"Services that mention “{text}”")
    return f"{' '.join(parts)}." if parts else ""


def page_title(asked: Asked, page: int) -> str:
    """What sets this search apart among open tabs; blank for the plain list."""
    names, text = listed(asked.where.authorities, "or"), asked.query.text
    parts = [f"“{text}”"] if text else []
    parts += [f"Services for {names}"] if names else ["Services"] if text else []
    parts += [f"page {page}"] if page > 1 else []
    return ", ".join(parts)


def total_words(asked: Asked, result: SearchResult) -> str:
    """How many services, of what; by group where there is a place. Related programmes are
    counted beside them: no English total holds them."""
    related = sum(result.related.values())
    beside = f" Beside them {counted(related, 'related programme')}." if related else ""
    services = counted(result.total - related, "service")
    if not asked.where.known:
        where = "" if asked.query.accepted("region") else " in England"
        closed = "" if asked.query.accepted("status") else ", closed ones left out"
        return f"{services}{where}{closed}.{beside}"
    serves, next_door, other = (
        result.group_counts.get(group, 0) - result.related.get(group, 0)
        for group in (Group.SERVES, Group.NEIGHBOUR, Group.OTHER)
    )
    here = listed(asked.where.authorities, "or")
    verb = "serves" if serves == 1 else "serve"
    return (
        f"{services}: {serves} {verb} {here}, {next_door} next door, {other} further away.{beside}"
    )


def search_map(asked: Asked, result: SearchResult, areas: AreaIndex) -> SmallMap | None:
    """The searcher's authorities and those that share a border with them."""
    own = asked.where.authorities
    if not own:
        return None
    return around_map(own, [areas.areas[pk] for pk in result.next_door], areas)


def around_map(own: tuple[Area, ...], next_door: list[Area], areas: AreaIndex) -> SmallMap | None:
    roles = [(area, "home", "") for area in own]
    roles += [
        (area, "neighbour", "next door")
        for area in sorted(next_door, key=lambda area: area.common_name)
        if area not in own and (area.is_valid_on(areas.day) or not own[0].is_valid_on(areas.day))
    ]
    return small_map(f"{listed(own)} and the authorities next door", roles, areas)


def notices(
    asked: Asked, params: QueryDict, result: SearchResult | None
) -> list[dict[str, object]]:
    """Everything the page must say before its results."""
    where = asked.where
    found = [notice(problem) for problem in asked.problems]
    if params.get("postcode") == "unknown" and where.near:
        title = f"We do not know that postcode, so this is the answer for {where.near}."
        text = "Check it for a slip. Postcodes given out in the last year may not be here yet."
        found.insert(0, {"kind": "problem", "title": title, "text": text})
    if where.outside:
        found.append(outside_notice(where.near, where.outside))
    found += [{"kind": "information", "title": note} for note in where.notes]
    if result and result.partial_match:
        title = f"No service mentions all of “{asked.query.text}”. These mention some of it."
        found.append({"kind": "information", "title": title})
    return found


def outside_notice(near: str, country: str) -> dict[str, object]:
    """A place outside England: said plainly, with whom to ask."""
    country = f"the {country}" if country in ("Channel Islands", "Isle of Man") else country
    subject = f"{near} is in {country}" if near else f"That place is in {country}"
    whom = "the children’s services of your council"
    if "Northern Ireland" in country:
        whom = "your Health and Social Care Trust"
    return {
        "kind": "information",
        "title": f"{subject}. This directory covers England.",
        "text": f"To find help there, ask {whom}. The services below are all in England.",
        "links": [
            {
                "title": "Programmes outside England that our sources mention",
                "url": services_url(region="outside-england"),
            }
        ],
    }
