"""The state of an area, of each layer in a sentence of its own, and both sides of a dispute."""

from dataclasses import dataclass

from directory.areas.presenters.facts import in_text
from directory.coverage.evidence_sentences import (
    STATE_WORDS,
    by_whom,
    carried_words,
    evidence_sentence,
)
from directory.coverage.rules import AuthorityState
from directory.coverage.statements import Statement
from directory.formatting import Labelled, age_label
from directory.links import service_url
from directory.models import State
from mapping_data.area_index import AreaIndex

TITLES = {"recurrent": "Recurrent care service", "fdac": "Family Drug and Alcohol Court"}
COURT_UNKNOWN = (
    "Not established: nobody has told this directory whether a court team works for {area}."
)


@dataclass(frozen=True)
class SourceShown:
    """One statement with its source, on one side of a dispute or alone."""

    words: str
    source: str
    url: str
    record_name: str
    record_url: str


@dataclass(frozen=True)
class StateShown:
    slug: str
    title: str
    state: Labelled
    sentence: str
    age: Labelled | None
    source: SourceShown | None
    dispute: tuple[SourceShown, ...]


def state_label(state: str) -> Labelled:
    """The slug for styles, and the words."""
    return Labelled(state.replace("_", "-"), State(state).label)


def state_shown(layer: str, item: AuthorityState, areas: AreaIndex) -> StateShown:
    chosen, against = item.chosen, item.against
    return StateShown(
        slug=layer,
        title=TITLES[layer],
        state=state_label(item.state),
        sentence=state_sentence(layer, item, areas),
        age=age_label(chosen.last_word, areas.day) if chosen else None,
        source=source_shown(chosen, areas) if chosen else None,
        dispute=tuple(source_shown(s, areas) for s in (chosen, against) if s and against),
    )


def state_sentence(layer: str, item: AuthorityState, areas: AreaIndex) -> str:
    """One sentence; of a court, it does not call the court a service."""
    sentence = evidence_sentence(item, areas)
    if layer != "fdac":
        return sentence
    if item.chosen is None:
        return COURT_UNKNOWN.format(area=in_text(item.area))
    return sentence.replace("Service reported:", "Court reported:", 1).replace(
        "Service in development:", "Court in development:", 1
    )


def source_shown(statement: Statement, areas: AreaIndex) -> SourceShown:
    name, slug = statement.service or ("", "")
    parts = [f"{STATE_WORDS[statement.state]}, {by_whom(statement)}"]
    parts += [words for words in (carried_words(statement, areas),) if words]
    return SourceShown(
        words="; ".join(parts) + ".",
        source=statement.source,
        url=statement.source_url,
        record_name=name,
        record_url=service_url(slug) if slug else "",
    )
