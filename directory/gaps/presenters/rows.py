"""The lines of the gap page: an authority under a rule, and what is near it."""

from dataclasses import dataclass

from directory.coverage.presenters.page import evidence_words
from directory.coverage.rules import AuthorityState
from directory.formatting import miles_words
from directory.gaps.rules import Gap
from directory.links import service_url
from mapping_data.area_index import AreaIndex


@dataclass(frozen=True)
class GapShown:
    """`evidence` is blank where nothing is established: the section says so once. `court` is
    who says that there is a Family Drug and Alcohol Court, where that is why it stands here."""

    name: str
    url: str
    region: str
    evidence: str
    court: str
    closed: tuple[dict[str, str], ...]
    next_door: tuple[dict[str, str], ...]
    nearest: dict[str, str] | None


def shown(gap: Gap, areas: AreaIndex) -> GapShown:
    area = gap.facts.area
    return GapShown(
        name=area.common_name,
        url=area.get_absolute_url(),
        region=area.parent.common_name if area.parent else "",
        evidence=known_words(gap.facts.recurrent, areas),
        court=known_words(gap.facts.fdac, areas) if gap.rule.slug == "fdac-only" else "",
        closed=tuple(
            {"name": c.name, "url": service_url(c.slug), "as_at": c.as_at.words}
            for c in gap.facts.closed
        ),
        next_door=tuple(
            {"name": a.common_name, "url": a.get_absolute_url()} for a in gap.next_door
        ),
        nearest=nearest_words(gap),
    )


def known_words(item: AuthorityState, areas: AreaIndex) -> str:
    """Who says so and when; blank where nobody does."""
    return evidence_words(item, areas) if item.chosen else ""


def nearest_words(gap: Gap) -> dict[str, str] | None:
    """The nearest authority with a service: its name, the service and the miles."""
    if gap.nearest is None:
        return None
    service = gap.nearest.statement.service
    return {
        "area": gap.nearest.area.common_name,
        "area_url": gap.nearest.area.get_absolute_url(),
        "service": service[0] if service else "",
        "service_url": service_url(service[1]) if service else "",
        "miles": miles_words(gap.nearest.miles),
    }
