"""One page about a region for a committee: supply, what is not known, neighbours, evidence."""

from collections.abc import Iterable

from django.urls import reverse

from directory.areas.briefs.common import STATE_SHARES, brief_context, source_row, state_row
from directory.areas.briefs.page_fitting import Part, list_row
from directory.areas.presenters import comparison
from directory.areas.presenters.facts import absolute, in_text
from directory.areas.presenters.region import courts_sentence
from directory.areas.region_data import RegionRecords, read_region
from directory.coverage.presenters.page import national_sentence, rest_sentence
from directory.coverage.rules import AuthorityState
from directory.formatting import listed
from directory.gaps.forms import address as gaps_url
from directory.models import State
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area

MOST_NAMES = 8
MOST_SILENT = 24


def region_brief(area: Area, areas: AreaIndex) -> dict[str, object]:
    records = read_region(area, areas)
    states = records.own_states("recurrent")
    lead = [
        ("Recurrent care services", national_sentence(states, "recurrent", areas)),
        ("The others", rest_sentence(states)),
        ("Courts", courts_sentence(records)),
    ]
    compare = comparison.compare_rows(records.states, area, every=False)
    parts = [
        supply(states, records),
        not_known(records),
        beside(records),
        evidence(states, records),
    ]
    return brief_context(area, areas.day, lead, compare, parts)


def whole_list(records: RegionRecords, anchor: str) -> str:
    return absolute(f"{records.region.get_absolute_url()}#{anchor}")


def supply(states: Iterable[AuthorityState], records: RegionRecords) -> Part:
    """The authorities of which something is said, newest word first."""
    said = sorted((s for s in states if s.chosen), key=newest_first)
    return Part(
        slug="states",
        title="What is there",
        columns=tuple(STATE_SHARES) if said else (),
        rows=tuple(state_row(item) for item in said),
        url=whole_list(records, "members"),
        note="" if said else f"No service is recorded in {in_text(records.region)}.",
    )


def newest_first(item: AuthorityState) -> tuple[int, str]:
    earliest = item.chosen.as_at.earliest if item.chosen else None
    return (-earliest.toordinal() if earliest else 1), item.area.common_name


def not_known(records: RegionRecords) -> Part:
    """The gaps by rule, each with its authorities as far as a line or two holds them."""
    titles = {gap.rule.slug: gap.rule.title for gap in records.gaps}
    rows = []
    for slug, title in titles.items():
        names = [gap.facts.area.common_name for gap in records.gaps if gap.rule.slug == slug]
        most = MOST_SILENT if slug == "not-established" else MOST_NAMES
        shown = names if len(names) <= most else [*names[:most], f"{len(names) - most} more"]
        total = len(records.own)
        rows.append(list_row(f"{title}: {len(names)} of {total} ({listed(shown)})."))
    return Part(
        slug="unknown",
        title="What is missing or not known",
        rows=tuple(rows),
        url=absolute(gaps_url([("region", records.region.gss_code)])),
        note="" if rows else "No gap is found by the rules of this directory.",
    )


def beside(records: RegionRecords) -> Part:
    """Authorities across the region's border with a service reported or in development."""
    ids = {area.pk for area in records.beside}
    said = [s for s in records.states["recurrent"] if s.area.pk in ids and s.chosen]
    reported = sorted(said, key=newest_first)
    return Part(
        slug="states",
        title="Next door",
        columns=tuple(STATE_SHARES) if reported else (),
        rows=tuple(state_row(item) for item in reported),
        url=absolute(reverse("coverage:coverage")),
        note=beside_note(records, reported),
    )


def beside_note(records: RegionRecords, reported: list[AuthorityState]) -> str:
    number = sum(1 for item in reported if item.state == State.SERVICE)
    return (
        f"{number} of {len(records.beside)} authorities of other regions that border this one "
        "have a service reported."
    )


def evidence(states: Iterable[AuthorityState], records: RegionRecords) -> Part:
    """The sources that decide the states, each once, the newest first."""
    chosen = sorted((s for s in states if s.chosen), key=newest_first)
    found = {
        item.chosen.source: source_row(
            item.chosen.source, item.chosen.as_at.words, item.chosen.source_url
        )
        for item in chosen
        if item.chosen and item.chosen.source
    }
    return Part(
        slug="sources",
        title="Who says so",
        rows=tuple(found.values()),
        url=whole_list(records, "members"),
        note="" if found else "No source that this directory holds speaks of it.",
    )
