"""A region, for its commissioner: map, table, gaps, matrix, and how it compares."""

from django.urls import reverse

from directory.areas.presenters import comparison
from directory.areas.presenters.facts import absolute, breadcrumbs, in_text
from directory.areas.presenters.region_matrix import matrices
from directory.areas.presenters.state import StateShown, state_label, state_shown
from directory.areas.region_data import RegionRecords, read_region
from directory.coverage.presenters.page import national_sentence, rest_sentence
from directory.coverage.rules import AuthorityState
from directory.formatting import day_words
from directory.gaps.forms import address as gaps_url
from directory.gaps.rules import RULES, Gap, Rule
from directory.links import services_url
from directory.maps.small_maps import SmallMap, small_map
from directory.models import State
from directory.services.presenters import tell_url
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area

LEVEL_WORDS = {
    "gap": "A gap that the sources show",
    "check": "To be checked",
    "unknown": "Not known",
}


def region_page(area: Area, areas: AreaIndex) -> dict[str, object]:
    """The context of `directory/areas/region.html`."""
    records = read_region(area, areas)
    path = area.get_absolute_url()
    states = records.own_states("recurrent")
    return {
        "area": {"name": str(area), "in_text": in_text(area), "code": area.gss_code},
        "canonical_url": absolute(path),
        "breadcrumbs": breadcrumbs(area),
        "sentence": national_sentence(states, "recurrent", areas),
        "rest": rest_sentence(states),
        "courts": courts_sentence(records),
        "map": region_map(records),
        "members": members(records),
        "total": len(records.own),
        "gaps": gap_rows(records),
        "gaps_url": gaps_url([("region", area.gss_code)]),
        "matrices": matrices(records),
        "columns": comparison.STATE_COLUMNS,
        "compare_rows": comparison.compare_rows(records.states, area, every=True),
        "search_url": services_url(region=area.gss_code),
        "brief_url": reverse("areas:brief", args=[area.gss_code]),
        "tell_url": tell_url(f"what there is in {in_text(area)}", path),
        "day": areas.day,
        "denominator": denominator(records),
    }


def denominator(records: RegionRecords) -> str:
    return (
        f"The {len(records.own)} upper-tier authorities of {in_text(records.region)}, as they "
        f"stand on {day_words(records.areas.day)}."
    )


def courts_sentence(records: RegionRecords) -> str:
    """The courts, counted beside the services and not among them."""
    courts = records.own_states("fdac")
    reported = sum(1 for item in courts if item.state == State.SERVICE)
    return (
        f"Beside these, a Family Drug and Alcohol Court is reported for {reported} of "
        f"{len(courts)} authorities."
    )


def region_map(records: RegionRecords) -> SmallMap | None:
    roles = [(s.area, state_label(s.state).slug, note(s)) for s in records.own_states("recurrent")]
    return small_map(
        f"Recurrent care services in {in_text(records.region)}, by authority", roles, records.areas
    )


def note(item: AuthorityState) -> str:
    words = state_label(item.state).label
    return f"{words}, {item.chosen.as_at.words}" if item.chosen else words


def members(records: RegionRecords) -> list[dict[str, object]]:
    """The table of authorities: state, age, as-at date and evidence, by name."""
    pairs = zip(records.own_states("recurrent"), records.own_states("fdac"), strict=True)
    return [member(recurrent, court, records.areas) for recurrent, court in pairs]


def member(recurrent: AuthorityState, court: AuthorityState, areas: AreaIndex) -> dict[str, object]:
    shown: StateShown = state_shown("recurrent", recurrent, areas)
    return {
        "name": recurrent.area.common_name,
        "url": recurrent.area.get_absolute_url(),
        "shown": shown,
        "as_at": recurrent.chosen.as_at.words if recurrent.chosen else "",
        "court": state_shown("fdac", court, areas).sentence if court.chosen else "",
    }


def gap_rows(records: RegionRecords) -> list[dict[str, object]]:
    """Each rule that holds for an authority of the region, with those authorities."""
    found = []
    for rule in RULES:
        own = [gap for gap in records.gaps if gap.rule is rule]
        if own:
            found.append(gap_row(rule, own, records))
    return found


def gap_row(rule: Rule, own: list[Gap], records: RegionRecords) -> dict[str, object]:
    return {
        "slug": rule.slug,
        "title": rule.title,
        "level": LEVEL_WORDS[rule.level],
        "explanation": rule.explanation,
        "number": len(own),
        "total": len(records.own),
        "url": gaps_url([("gap", rule.slug), ("region", records.region.gss_code)]),
        "areas": [
            {"name": gap.facts.area.common_name, "url": gap.facts.area.get_absolute_url()}
            for gap in own
        ],
    }
