"""Searching all that the site holds: each kind apart, the best of each first."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from wagtail.models import Page

from cms.breadcrumbs import address
from cms.citations.style import cited
from cms.evidence.kinds import kind_shown
from cms.models import Reference
from cms.querysets import public_references
from directory.models import Service
from directory.search.location import locate
from directory.search.matching import matches_of
from directory.search.normaliser import words
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area

Row = TypeVar("Row")
KINDS = {
    "services": "Services",
    "areas": "Areas",
    "spotlights": "Practice spotlights",
    "references": "Evidence library",
    "pages": "Pages",
}
# The kind of document that each kind of result is found by; areas are found by their names.
DOCUMENTS = {
    "services": "service",
    "spotlights": "spotlight",
    "references": "reference",
    "pages": "page",
}


@dataclass(frozen=True)
class Result:
    title: str
    url: str
    detail: str = ""
    note: str = ""


@dataclass(frozen=True)
class Found:
    """The results of one kind: how many there are, and those that are shown."""

    kind: str
    title: str
    total: int
    results: list[Result]
    partial: bool


def search_everything(text: str, areas: AreaIndex, most: int, only: str = "") -> list[Found]:
    """Each kind that holds something, in the order of `KINDS`; `most` results of each are read."""
    scores = matches_of(text, DOCUMENTS.values())
    found = []
    for kind, title in KINDS.items():
        if only and kind != only:
            continue
        if kind == "areas":
            places = areas_named(text, areas)
            shown = [area_result(area) for area in places[:most]]
            found.append(Found(kind, title, len(places), shown, False))
            continue
        points, partial = scores[DOCUMENTS[kind]]
        best = sorted(points, key=lambda pk: (-points[pk], pk))
        shown = READERS[kind](best[:most])
        found.append(Found(kind, title, len(best), shown, partial))
    return [one for one in found if one.total]


def areas_named(text: str, areas: AreaIndex) -> list[Area]:
    """Authorities and regions whose name holds the words, and those that a place lies in."""
    wanted = set(words(text))
    named = [
        area
        for area in (*areas.regions(), *areas.current())
        if wanted and wanted <= set(words(f"{area.name} {area.common_name}"))
    ]
    around = locate(text, "", areas).authorities if text and not named else ()
    return named or list(around)


def area_result(area: Area) -> Result:
    region = f"In {area.parent}" if area.parent and area.kind == Area.Kind.AUTHORITY else "Region"
    return Result(area.common_name, area.get_absolute_url(), region)


def services(keys: list[int]) -> list[Result]:
    found = Service.objects.public().select_related("provider").in_bulk(keys)
    return [
        Result(
            service.name,
            service.get_absolute_url(),
            service.summary,
            " · ".join(
                [
                    service.get_model_display(),
                    *([service.provider.name] if service.provider else []),
                    *(["Closed"] if service.is_closed else []),
                ]
            ),
        )
        for service in in_order(found, keys)
    ]


def pages(keys: list[int]) -> list[Result]:
    found = Page.objects.live().specific().in_bulk(keys)
    return [Result(page.title, address(page), page.summary) for page in in_order(found, keys)]


def references(keys: list[int]) -> list[Result]:
    found = public_references().prefetch_related(None).in_bulk(keys)
    return [reference_result(reference) for reference in in_order(found, keys)]


def reference_result(reference: Reference) -> Result:
    said = cited(reference.source)
    kind = kind_shown(reference)["label"]
    note = f"{reference.get_type_display()} · Kind of evidence: {kind}"
    return Result(said.title, reference.get_absolute_url(), f"{said.authors} ({said.year})", note)


def in_order(found: Mapping[int, Row], keys: Iterable[int]) -> list[Row]:
    return [found[key] for key in keys if key in found]


READERS: dict[str, Callable[[list[int]], list[Result]]] = {
    "services": services,
    "spotlights": pages,
    "references": references,
    "pages": pages,
}
