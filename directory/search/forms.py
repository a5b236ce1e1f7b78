"""The parameters of a search address, read into a `SearchQuery`; what is not understood is kept
as a `Problem` and left out of the query, never guessed."""

import re
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from directory.input_problems import Problem, Way, shorten
from directory.models import Offer, ProviderType, Service
from directory.models.stages import STAGES
from directory.search.location import Whereabouts, locate
from directory.search.query import FILTERS, OUTSIDE_ENGLAND, SearchQuery, Sort
from directory.search.search_box import clean
from foundation.numbers import read_integer
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area

FIXED_CHOICES: dict[str, dict[str, str]] = {
    "model": dict(Service.Model.choices),
    "stage": {slug: name for slug, name, _ in STAGES},
    "who": dict(Service.WhoFor.choices),
    "provider_type": dict(ProviderType.choices),
    "status": dict(Service.Status.choices),
}
MILES = re.compile(r"\d{1,4}(\.\d{1,3})?", re.ASCII)
MOST_VALUES = 200
FURTHEST_MILES = 500.0


@dataclass(frozen=True)
class Asked:
    """A search as it was asked: the query for the engine, the place, and what was unclear."""

    query: SearchQuery
    where: Whereabouts
    page: int
    problems: tuple[Problem, ...]
    labels: dict[str, dict[str, str]]


def read_search(params: QueryDict, areas: AreaIndex) -> Asked:
    """Read every parameter of the contract; unknown names are ignored, unknown values named."""
    problems: list[Problem] = []
    near, authority = clean(params.get("near", "")), clean(params.get("authority", ""))
    where = locate(near, authority, areas)
    labels = {**FIXED_CHOICES, "offer": offer_names(), **area_choices(areas)}
    filters = []
    for name in FILTERS:
        values = read_filter(name, params, areas, labels[name], problems)
        if values:
            filters.append((name, values))
    query = SearchQuery(
        text=clean(params.get("q", "")),
        authorities=tuple(area.pk for area in where.authorities),
        position=where.position,
        within_miles=read_within(params.get("within", ""), where, problems),
        filters=tuple(filters),
        exclude_unstated=read_unstated(params.get("unstated", ""), problems),
        sort=read_sort(params.get("sort", ""), problems),
    )
    page = read_page(params.get("page", ""), problems)
    return Asked(query, where, page, where.problems + tuple(problems), labels)


def area_choices(areas: AreaIndex) -> dict[str, dict[str, str]]:
    regions = {area.gss_code: area.common_name for area in areas.regions()}
    return {
        "serves": {area.gss_code: area.common_name for area in areas.current() if area.gss_code},
        "region": {**regions, OUTSIDE_ENGLAND: "Outside England"},
    }


def offer_names() -> dict[str, str]:
    """Names of all tags; read only once for labels and checks."""
    return dict(Offer.objects.values_list("slug", "name"))


def read_filter(
    name: str,
    params: QueryDict,
    areas: AreaIndex,
    known: dict[str, str],
    problems: list[Problem],
) -> tuple[str, ...]:
    """The accepted values of one filter; a former authority stands for its successors."""
    accepted: dict[str, None] = {}
    for raw in params.getlist(name)[:MOST_VALUES]:
        value = clean(raw)
        if not value:
            continue
        for code in area_codes(name, value, areas) or [value]:
            if code in known:
                accepted[code] = None
            else:
                problems.append(unknown_value(name, value, known))
    return tuple(accepted)


def area_codes(name: str, value: str, areas: AreaIndex) -> list[str]:
    """Codes of today for an area code of any day; empty where `value` is not such a code."""
    if name not in ("serves", "region"):
        return []
    area = areas.by_code(value)
    wanted = Area.Kind.AUTHORITY if name == "serves" else Area.Kind.REGION
    if area is None or area.kind != wanted:
        return []
    return [step.area.gss_code for step in areas.carry(area)]


WORDS_OF_FILTER = {
    "serves": "the code of an authority in England",
    "region": "the code of a region of England",
    "model": "a model",
    "stage": "a stage",
    "who": "a group that services are for",
    "offer": "a kind of help in this directory",
    "provider_type": "a kind of provider",
    "status": "a status",
}


def unknown_value(name: str, value: str, known: dict[str, str]) -> Problem:
    sentence = f"“{shorten(value)}” is not {WORDS_OF_FILTER[name]}, so {name} was left out."
    if name in FIXED_CHOICES:
        sentence += f" It can be {', '.join(known)}."
        return Problem(name, value, sentence)
    ways = (
        (Way("All areas and their codes", reverse("areas:areas")),)
        if name in ("serves", "region")
        else ()
    )
    return Problem(name, value, sentence, ways)


def read_within(raw: str, where: Whereabouts, problems: list[Problem]) -> float | None:
    """Miles, for the third group alone. It needs a place to start from."""
    text = clean(raw)
    if not text:
        return None
    miles = float(text) if MILES.fullmatch(text) else -1.0
    if not 0 < miles <= FURTHEST_MILES:
        sentence = f"“{shorten(text)}” is not a distance of up to 500 miles, so it was left out."
        problems.append(Problem("within", raw, sentence))
        return None
    if where.position is None:
        if not where.outside and not where.choices and not where.problems:
            sentence = "A distance needs a place to start from: add a postcode or a town."
            problems.append(Problem("within", raw, sentence))
        return None
    return miles


def read_unstated(raw: str, problems: list[Problem]) -> bool:
    text = clean(raw)
    if text and text != "exclude":
        sentence = f"“{shorten(text)}” is not understood: unstated can only be “exclude”."
        problems.append(Problem("unstated", raw, sentence))
    return text == "exclude"


def read_sort(raw: str, problems: list[Problem]) -> Sort:
    text = clean(raw)
    try:
        return Sort(text) if text else Sort.BEST
    except ValueError:
        sentence = f"“{shorten(text)}” is not an order: it can be {', '.join(Sort)}."
        problems.append(Problem("sort", raw, sentence))
        return Sort.BEST


def read_page(raw: str, problems: list[Problem]) -> int:
    text = clean(raw)
    if not text:
        return 1
    if page := read_integer(text, most_digits=6):
        return page
    sentence = f"“{shorten(text)}” is not a page number, so this is the first page."
    problems.append(Problem("page", raw, sentence))
    return 1
