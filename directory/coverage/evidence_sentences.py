"""The state of an authority in one sentence: who says so, when, and how it came here."""

from datetime import date

from directory.coverage.rules import AuthorityState
from directory.coverage.statements import Statement
from directory.formatting import carried_note, day_words
from directory.models import State
from mapping_data.area_index import AreaIndex
from mapping_data.models import Source
from mapping_data.partial_dates import AgeBand

SOURCE_WORDS: dict[str, str] = {
    Source.Kind.NATIONAL_MAPPING: "the national mapping",
    Source.Kind.HANDBOOK: "a service handbook",
    Source.Kind.OWN_PUBLICATION: "a publication of the service or its authority",
    Source.Kind.OFFICIAL: "an official paper",
    Source.Kind.RESEARCH: "a report of research",
    Source.Kind.PROFESSIONAL: "a publication of a professional body",
    Source.Kind.PRESS: "a news report",
    Source.Kind.CONTACT: "word sent to the editors",
    Source.Kind.DATA_SET: "a published data set",
}
STATE_WORDS: dict[str, str] = {
    State.SERVICE: "Service reported",
    State.IN_DEVELOPMENT: "Service in development",
    State.CONFIRMED_NONE: "Confirmed none",
    State.NOT_ESTABLISHED: "Not established",
}


def by_whom(statement: Statement) -> str:
    """“by the national mapping of June 2021”."""
    source = SOURCE_WORDS.get(statement.source_kind, "a source not recorded")
    own, as_at = statement.source_date, statement.as_at
    dated = f"of {(own or as_at).words}" if own or as_at else "with no date"
    # A record may be truer to a later or earlier day than its source bears.
    apart = own and as_at and own.year != as_at.year
    return f"by {source} {dated}{f', as at {as_at.words}' if apart else ''}"


def carried_words(statement: Statement, areas: AreaIndex) -> str:
    if statement.carried_from is None:
        return ""
    former = areas.areas[statement.carried_from].common_name
    return carried_note(former, statement.same_footprint)


def age_words(statement: Statement, today: date) -> str:
    """Whether anybody has said so since."""
    if statement.checked_on and statement.last_word != statement.as_at:
        return f"checked by this directory on {day_words(statement.checked_on)}"
    band = statement.as_at.age_band(today)
    if band is AgeBand.WITHIN_12_MONTHS:
        return ""
    return "date not known" if band is AgeBand.UNDATED else "not confirmed since"


def evidence_sentence(item: AuthorityState, areas: AreaIndex) -> str:
    """“Service reported: Strengthening Families, by the national mapping of June 2021; not
    confirmed since.”"""
    chosen = item.chosen
    if chosen is None:
        return "Not established: nobody has told this directory whether there is a service."
    subject = f"{chosen.service[0]}, " if chosen.service else ""
    parts = [f"{STATE_WORDS[item.state]}: {subject}{by_whom(chosen)}"]
    age = age_words(chosen, areas.day)
    parts += [words for words in (carried_words(chosen, areas), age) if words]
    sentence = "; ".join(parts) + "."
    if item.against:
        other = item.against
        words = STATE_WORDS[other.state].lower()
        sentence += f" Against it: {words}, {by_whom(other)}."
    return sentence.replace(" with no date; date not known", " with no date")
