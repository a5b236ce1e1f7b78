"""The filters of the evidence library, and a reference as far as they look at it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cms.facets import Facet
from cms.models import Reference, Theme
from directory.models import Service

NOT_REVIEWED, NOT_STATED = "not-reviewed", "not-stated"
UNKNOWN_YEAR = "unknown"
KINDS = {
    **dict(Reference.Kind.choices),
    NOT_STATED: "Read by an editor; kind not clear",
    NOT_REVIEWED: "Not yet reviewed",
}
YEAR = re.compile(r"(18|19|20)\d\d", re.ASCII)


@dataclass(frozen=True, slots=True)
class Row:
    """One public reference: what filtering, counting and ordering need."""

    pk: int
    authors: str
    title: str
    year: int | None
    type: str
    kind: str
    themes: tuple[str, ...]
    services: tuple[str, ...]

    @property
    def year_value(self) -> str:
        return str(self.year) if self.year else UNKNOWN_YEAR


def kind_value(kind: str, reviewed: bool) -> str:
    """An entry without a note has no kind of evidence yet, whatever was chosen for it."""
    if not reviewed:
        return NOT_REVIEWED
    return kind or NOT_STATED


def evidence_facets(rows: Iterable[Row], years_asked: Iterable[str]) -> list[Facet[Row]]:
    """Every value that may be asked, in the order shown; two queries. Any year may be asked:
    that the library holds nothing of it is an answer."""
    themes = dict(Theme.objects.values_list("slug", "name"))
    services = dict(Service.objects.public().order_by("name").values_list("slug", "name"))
    years = {row.year_value for row in rows} | {y for y in years_asked if YEAR.fullmatch(y)}
    return [
        Facet("theme", "Theme", themes, lambda row: row.themes),
        Facet(
            "kind",
            "Kind of evidence",
            KINDS,
            lambda row: [row.kind],
            hint="What sort of study it is. Each page says what that sort can and cannot show.",
        ),
        Facet("type", "Type of publication", dict(Reference.Type.choices), lambda row: [row.type]),
        Facet("year", "Year", year_labels(years), lambda row: [row.year_value], select=True),
        Facet("service", "Service studied", services, lambda row: row.services, select=True),
    ]


def year_labels(years: Iterable[str]) -> Mapping[str, str]:
    """The newest first; the unknown year last, said as such."""
    known = sorted((year for year in years if year != UNKNOWN_YEAR), reverse=True)
    return {year: year for year in known} | {UNKNOWN_YEAR: "Year not known"}
