"""Turn the register's rows, with what we wrote beside them, into records of services."""

from dataclasses import dataclass
from typing import Any

from directory.models import ProviderType, Service
from mapping_data.importers.cells import CellReader, parts_of
from mapping_data.importers.merge import Values
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record
from mapping_data.importers.tables import Row
from mapping_data.partial_dates import PartialDate

COLUMNS = tuple(
    (
        "slug name alt_names model provider provider_type status status_as_at outside_england "
        "country la_codes la_names la_codes_2023 regions coverage_note works_with timing "
        "interventions eligibility service_length contraception_policy year_established website "
        "contact_mailbox description source source_hint source_date other_sources notes"
    ).split()
)
MODELS = {"locally_developed": "local"} | {
    name: name for name in ("pause", "fdac", "related", "unknown")
}
PROVIDER_TYPES = {
    "local authority": ProviderType.LOCAL_AUTHORITY.value,
    "third sector": ProviderType.THIRD_SECTOR.value,
    "partnership": ProviderType.PARTNERSHIP.value,
    "NHS": ProviderType.NHS.value,
}
STATUSES = {"in development": "in-development"} | {
    name: name for name in ("operational", "pilot", "closed", "unknown")
}
WHO_FOR = {
    "women only": Service.WhoFor.WOMEN.value,
    "women and partners": Service.WhoFor.WOMEN_AND_PARTNERS.value,
    "mothers and fathers in own right": Service.WhoFor.MOTHERS_AND_FATHERS.value,
}
STAGES = {
    "post-proceedings": "post-proceedings",
    "light touch before final decision": "light-touch",
    "in-proceedings": "in-proceedings",
    "pre-birth": "pre-birth",
    "post-birth": "post-birth",
    "edge of care": "edge-of-care",
}
COUNTRIES = {name: name for name in ("England", "Wales", "Scotland", "Northern Ireland")}


@dataclass(frozen=True)
class Beside:
    """What rows of services refer to: other files' rows by slug, and what is in the tables."""

    summaries: dict[str, Row]
    details: dict[str, Row]
    closures: dict[str, Row]
    offers: dict[str, list[str]]
    areas: dict[str, str]
    source_dates: dict[str, str]
    problems: list[Problem]


def service_record(row: Row, beside: Beside) -> Record:
    """One service. Raises nothing: what is wrong is added to `beside.problems`."""
    cells = CellReader(row, beside.problems)
    slug = cells.slug("slug", _field("slug"))
    values = (
        _what_it_is(cells)
        | _what_it_does(cells, beside)
        | {"slug": slug, "areas_served": _areas(cells, beside)}
        | _how_to_refer(cells, slug, beside)
        | _how_it_ended(slug, beside)
        | {"evidence": _evidence(cells, slug, beside)}
    )
    return Record(slug, values, row)


def _field(name: str) -> Any:
    return Service._meta.get_field(name)


def _what_it_is(cells: CellReader) -> Values:
    country = cells.choice("country", COUNTRIES)
    outside = cells.choice("outside_england", {"yes": True, "no": False})
    if country and outside is not None and outside != (country != "England"):
        cells.refuse("outside_england", f"does not agree with the country, {country}")
    return {
        "name": cells.required("name", _field("name")),
        "other_names": cells.text("alt_names", _field("other_names")),
        "model": cells.choice("model", MODELS),
        "provider": cells.text(
            "provider", _field("provider").related_model._meta.get_field("name")
        ),
        "provider_type": cells.choice("provider_type", PROVIDER_TYPES, blank=""),
        "status": cells.choice("status", STATUSES),
        "status_as_at": cells.partial_date("status_as_at"),
        "country": country,
        "area_note": cells.text("coverage_note", _field("area_note")),
        "started": cells.partial_date("year_established"),
        "website": cells.url("website", _field("website")),
        "team_mailbox": cells.email("contact_mailbox", _field("team_mailbox")),
        "description": cells.text("description"),
        "record_note": cells.text("notes"),
    }


def _what_it_does(cells: CellReader, beside: Beside) -> Values:
    condition = _field("contraception_condition")
    offers = cells.several("interventions", beside.offers)
    return {
        "who_for": cells.choice("works_with", WHO_FOR, blank=""),
        "stages": sorted(set(cells.several("timing", STAGES))),
        "offers": sorted({offer for folded in offers for offer in folded}),
        "length": cells.text("service_length", _field("length")),
        "contraception_condition": cells.text("contraception_policy", condition),
    }


def _areas(cells: CellReader, beside: Beside) -> list[list[str]]:
    """By the codes of the source's own date; today's areas follow by succession."""
    areas = cells.several("la_codes", beside.areas)
    cells.several("la_codes_2023", beside.areas)
    for area in {area for area in areas if areas.count(area) > 1}:
        cells.refuse("la_codes", "names the same area twice", area)
    return sorted([area, "", "", ""] for area in set(areas))


def _how_to_refer(cells: CellReader, slug: str, beside: Beside) -> Values:
    """What we read again in the sources says more than the register's short word on entry."""
    values: Values = {
        "summary": "",
        "referral_route": "",
        "referral_by": "",
        "entry_conditions": cells.text("eligibility"),
    }
    if summary := beside.summaries.get(slug):
        values["summary"] = CellReader(summary, beside.problems).text("summary")
    if detail := beside.details.get(slug):
        read = CellReader(detail, beside.problems)
        values["referral_route"] = read.text("referral_route")
        values["referral_by"] = read.text("referral_by", _field("referral_by"))
        values["entry_conditions"] = read.text("entry_conditions") or values["entry_conditions"]
    return values


def _how_it_ended(slug: str, beside: Beside) -> Values:
    closure = beside.closures.get(slug)
    if closure is None:
        return {"closed_on": "", "closed_reason": ""}
    cells = CellReader(closure, beside.problems)
    reason = cells.required("closed_reason", _field("closed_reason"))
    return {"closed_on": cells.partial_date("closed_on"), "closed_reason": reason}


def _evidence(cells: CellReader, slug: str, beside: Beside) -> list[list[str]]:
    """The main source first, then the others; each source once, with every place in it."""
    main = cells.choice("source", {key: key for key in beside.source_dates}) or ""
    places = {main: [cells.row["source_hint"]]}
    days = beside.source_dates | {main: cells.partial_date("source_date")}
    said = [(cells, "other_sources", it) for it in parts_of(cells.row["other_sources"])]
    for rows in (beside.details, beside.closures):
        if row := rows.get(slug):
            locator = row.cells.get("locator", "")
            said.append((CellReader(row, beside.problems), "source", f"{row['source']} {locator}"))
    for reader, column, text in said:
        key, _, locator = text.strip().partition(" ")
        if key not in beside.source_dates:
            reader.refuse(column, "is not a known source: add it to sources.csv", key)
            continue
        places.setdefault(key, []).append(_place_in(locator.strip()))
    return [[key, _locator(places[key], cells), days[key]] for key in places if key]


def _place_in(remark: str) -> str:
    """The remark after a source, out of its brackets; one that is only a date is no place."""
    inner = remark[1:-1] if remark.startswith("(") and remark.endswith(")") else remark
    try:
        PartialDate.parse(inner)
    except ValueError:
        return inner
    return ""


def _locator(places: list[str], cells: CellReader) -> str:
    text = "; ".join(dict.fromkeys(filter(None, places)))
    if len(text) > 300:
        cells.refuse("source_hint", "with the other places makes more than 300 characters", text)
    return text
