"""The gap table as a file."""

from directory.coverage.evidence_sentences import evidence_sentence
from directory.coverage.files import written
from directory.gaps.rules import Gap
from mapping_data.area_index import AreaIndex

COLUMNS = [
    "gap", "level", "gss_code", "name", "region", "state", "as_at", "evidence", "source",
    "neighbours_with_service", "neighbour_codes_with_service", "nearest_gss_code", "nearest_name",
    "nearest_miles", "nearest_service", "closed_services",
]  # fmt: skip


def gap_row(gap: Gap, areas: AreaIndex) -> dict[str, object]:
    """The cells of one authority under one rule; a distance is between postcode centres."""
    item, nearest = gap.facts.recurrent, gap.nearest
    service = nearest.statement.service if nearest else None
    return {
        "gap": gap.rule.slug,
        "level": gap.rule.level,
        "gss_code": item.area.gss_code,
        "name": item.area.common_name,
        "region": item.area.parent.common_name if item.area.parent else "",
        "state": item.state,
        "as_at": str(item.chosen.as_at) if item.chosen else "",
        "evidence": evidence_sentence(item, areas),
        "source": item.chosen.source if item.chosen else "",
        "neighbours_with_service": ";".join(area.common_name for area in gap.next_door),
        "neighbour_codes_with_service": ";".join(area.gss_code for area in gap.next_door),
        "nearest_gss_code": nearest.area.gss_code if nearest else "",
        "nearest_name": nearest.area.common_name if nearest else "",
        "nearest_miles": f"{nearest.miles:.1f}" if nearest else "",
        "nearest_service": service[0] if service else "",
        "closed_services": ";".join(closed.name for closed in gap.facts.closed),
    }


def gaps_csv(gaps: list[Gap], areas: AreaIndex) -> bytes:
    return written(COLUMNS, [gap_row(gap, areas) for gap in gaps])
