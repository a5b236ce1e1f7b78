"""What each kind of evidence can show and what it cannot, in plain words."""

from dataclasses import dataclass

from cms.evidence.filters import NOT_REVIEWED, NOT_STATED, kind_value
from cms.models import Reference

Kind = Reference.Kind


@dataclass(frozen=True)
class KindWords:
    what: str
    can: str
    cannot: str


WORDS: dict[str, KindWords] = {
    Kind.WITH_COMPARISON: KindWords(
        "It sets those who used the service beside others who did not.",
        "Whether those who used it fared differently, and by how much.",
        "That the service alone made the difference, unless chance decided who used it; or that "
        "it would do the same elsewhere.",
    ),
    Kind.WITHOUT_COMPARISON: KindWords(
        "It follows those who used the service, with nobody beside them to compare.",
        "What was done, for whom, and how those people fared.",
        "What would have happened without the service.",
    ),
    Kind.MONITORING: KindWords(
        "It counts what a service or a system does as it goes along.",
        "How many came, how many stayed, what happened next as far as it was recorded.",
        "Why, or whether the service caused it.",
    ),
    Kind.QUALITATIVE: KindWords(
        "It listens to people and reads what they say closely.",
        "How something is lived through, and how it may work.",
        "How common it is, or how large an effect is.",
    ),
    Kind.REVIEW: KindWords(
        "It gathers studies that others made.",
        "What several studies agree on and where they differ.",
        "More than the studies in it can; and it ages as new ones appear.",
    ),
    Kind.GUIDANCE: KindWords(
        "It tells practitioners what to do, or offers them a tool.",
        "What its authors hold to be good practice, and on what they rest it.",
        "That following it changes outcomes: it is no test of a service.",
    ),
    Kind.TESTIMONY: KindWords(
        "People say in their own words what they went through.",
        "What it was like for those who speak.",
        "What it was like for those who do not, or how common it is.",
    ),
}


def kind_shown(item: Reference) -> dict[str, object]:
    """The kind of a reference with its words; `slug` is the value of the list's filter."""
    slug = kind_value(item.kind, item.is_reviewed)
    if slug == NOT_REVIEWED:
        return {"slug": slug, "label": "Not yet reviewed", "words": None}
    if slug == NOT_STATED:
        return {"slug": slug, "label": "Not clear from our sources", "words": None}
    return {"slug": slug, "label": item.get_kind_display(), "words": WORDS[slug]}
