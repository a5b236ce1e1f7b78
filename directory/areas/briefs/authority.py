"""One page about an authority for a committee: supply, gaps in knowledge, neighbours, evidence."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from directory.areas.authority_data import AuthorityRecords, read_authority
from directory.areas.briefs.common import brief_context, link_cell, source_row
from directory.areas.briefs.page_fitting import BriefRow, Cell, Part, clip, list_row, table_row
from directory.areas.presenters import comparison
from directory.areas.presenters.authority import states_shown
from directory.areas.presenters.facts import absolute, changes
from directory.areas.presenters.services import nearest_words
from directory.areas.presenters.unknowns import unknowns
from directory.formatting import listed
from directory.models import Service, State
from directory.search.query import Group
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area, Source
from mapping_data.partial_dates import PartialDate

LEAD_LETTERS = 300
# The columns with their parts of the width (css/brief.css has them too).
SUPPLY = {"Service": 0.3, "Run by": 0.2, "For whom, and when": 0.28, "Last word on it": 0.22}
BESIDE = {"Service": 0.42, "Serves": 0.3, "Last word on it": 0.28}
SHORT_MODELS = {"pause": "Pause", "fdac": "FDAC", "local": "locally developed"}
SHORT_MODELS |= {"related": "related programme", "unknown": "model not known"}
MOST_NAMES = 12


def authority_brief(area: Area, areas: AreaIndex) -> dict[str, object]:
    records = read_authority(area, areas)
    lead = [(s.title, clip(s.sentence, LEAD_LETTERS)) for s in states_shown(area, records)]
    lead += [("To come", str(notice["title"])) for notice in changes(area, areas, areas.day)]
    compare = comparison.compare_rows(records.states, area.parent, every=False)
    parts = [supply(records), not_known(records), beside(records), evidence(records)]
    return brief_context(area, areas.day, lead, compare, parts)


def whole_list(records: AuthorityRecords, anchor: str) -> str:
    return absolute(f"{records.area.get_absolute_url()}#{anchor}")


def supply(records: AuthorityRecords) -> Part:
    services = sorted((s for _, s in records.serving(Group.SERVES)), key=counted_first)
    return Part(
        slug="services",
        title="What is there",
        columns=tuple(SUPPLY) if services else (),
        rows=tuple(supply_row(service) for service in services),
        url=whole_list(records, "serves"),
        note="" if services else f"No service is recorded for {records.area}.",
    )


def counted_first(service: Service) -> int:
    """Recurrent care services before courts, and related programmes last."""
    return {Service.Model.FDAC: 1, Service.Model.RELATED: 2}.get(Service.Model(service.model), 0)


def supply_row(service: Service) -> BriefRow:
    provider = service.provider.name if service.provider else "Not recorded"
    stages = ", ".join(stage.name.lower() for stage in service.stages.all())
    whom = "; ".join(filter(None, [service.get_who_for_display(), stages])) or "not recorded"
    cells = (
        link_cell(named(service), service.get_absolute_url(), 90),
        Cell(clip(provider, 60)),
        Cell(clip(whom[:1].upper() + whom[1:], 90)),
        Cell(f"{service.get_status_display()}, {service.status_as_at.words}"),
    )
    return table_row(cells, list(SUPPLY.values()))


def not_known(records: AuthorityRecords) -> Part:
    found = unknowns(records)
    return Part(
        slug="unknown",
        title="What nobody has established" if found else "What is not known",
        rows=tuple(list_row(clip(item.sentence, 190)) for item in found),
        url=whole_list(records, "unknown"),
        note="" if found else "The records of its services leave nothing open that we ask for.",
    )


def beside(records: AuthorityRecords) -> Part:
    """The services next door, then the authorities there of which nothing is said."""
    ids = {area.pk for area in records.next_door}
    rows = [
        beside_row(service, [records.areas.areas[pk] for pk in hit.areas if pk in ids])
        for hit, service in sorted(
            records.serving(Group.NEIGHBOUR), key=lambda pair: counted_first(pair[1])
        )
        if not service.is_related
    ]
    return Part(
        slug="beside",
        title="Next door",
        columns=tuple(BESIDE) if rows else (),
        rows=tuple(rows),
        url=whole_list(records, "neighbour"),
        note=" ".join(filter(None, [silent_words(records), nearest_words(records)])),
    )


def beside_row(service: Service, areas: list[Area]) -> BriefRow:
    names = listed(sorted(area.common_name for area in areas))
    cells = (
        link_cell(named(service), service.get_absolute_url(), 90),
        Cell(clip(names, 90)),
        Cell(f"{service.get_status_display()}, {service.status_as_at.words}"),
    )
    return table_row(cells, list(BESIDE.values()))


def named(service: Service) -> str:
    """The name with its model, where the name does not say it."""
    model = SHORT_MODELS.get(service.model, "")
    return f"{service.name} ({model})" if model and model not in service.name else service.name


def silent_words(records: AuthorityRecords) -> str:
    """Which neighbours nothing is said of; that there is none, for an area by itself."""
    if not records.next_door:
        return f"{records.area} borders no other authority on land."
    states = [s for area in records.next_door if (s := records.state_of(area))]
    silent = [item.area.common_name for item in states if item.state == State.NOT_ESTABLISHED]
    if len(silent) > MOST_NAMES:
        silent = [*silent[:MOST_NAMES], f"{len(silent) - MOST_NAMES} more"]
    if not silent:
        return ""
    return f"Whether there is a recurrent care service is not established for {listed(silent)}."


def evidence(records: AuthorityRecords) -> Part:
    """The sources behind the services and claims here, each once, the newest first."""
    found = [
        (row.source, row.date, service.name)
        for _, service in records.serving(Group.SERVES)
        for row in service.evidence.all()
    ]
    found += [
        (row.source, row.date, "the state claimed")
        for claim in records.claims
        for row in claim.evidence.all()
    ]
    rows = sources_shown(found)
    return Part(
        slug="sources",
        title="Who says so",
        rows=tuple(rows),
        url=whole_list(records, "history"),
        note="" if rows else "No source that this directory holds speaks of it.",
    )


def sources_shown(found: Iterable[tuple[Source, PartialDate, str]]) -> list[BriefRow]:
    """A line a source, with what it speaks of; what bears no date comes last."""
    subjects: dict[Source, list[str]] = defaultdict(list)
    dates: dict[Source, PartialDate] = {}
    for source, dated, subject in found:
        subjects[source].append(subject)
        dates.setdefault(source, dated)
    order = sorted(dates, key=lambda s: (dates[s].earliest or date.min, s.title), reverse=True)
    return [
        source_row(s.title, dates[s].words, s.url, listed(dict.fromkeys(subjects[s])))
        for s in order
    ]
