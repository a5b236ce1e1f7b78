"""The parameters of the pages of rounds, read into what they ask for."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from directory.input_problems import Problem, Way, shorten
from directory.search.search_box import clean
from mapping_data.models import Round
from mapping_data.rounds import LIVE, choose, why_not_by_authority


def by_authority_today() -> Way:
    address = f"{reverse('coverage:coverage')}?by=authority"
    return Way("Today’s records by authority", address)


@dataclass(frozen=True)
class Comparison:
    """The two sides, as slugs or `live`; blank where no round is published."""

    a: str
    b: str
    problems: tuple[Problem, ...]


def read_version(
    params: QueryDict, slug: str, rounds: list[Round]
) -> tuple[Round | None, list[Problem]]:
    """The version asked for, or the active one and what was not understood."""
    active = choose(rounds, slug)
    problems = read_level(params, active) if active else []
    value = clean(params.get("version", ""))
    if not value or active is None:
        return active, problems
    versions = {str(item.version): item for item in rounds if item.slug == slug}
    if value not in versions:
        known = ", ".join(sorted(versions, key=int))
        sentence = f"{active.name} has no version “{shorten(value)}”: there is {known}."
        problems.append(Problem("version", value, sentence))
    return versions.get(value, active), problems


def read_level(params: QueryDict, item: Round) -> list[Problem]:
    value = clean(params.get("by", ""))
    if value in ("", "region"):
        return []
    if value == "authority":
        sentence = why_not_by_authority(item)
        return [Problem("by", value, sentence, (by_authority_today(),))]
    sentence = f"“{shorten(value)}” is not a level of a round: it can be region."
    return [Problem("by", value, sentence)]


def read_comparison(params: QueryDict, rounds: list[Round]) -> Comparison:
    """Both sides; where one is missing or not known, the newest round and today's records."""
    active = [item for item in rounds if item.state == Round.State.ACTIVE]
    if not active:
        return Comparison("", "", ())
    known = [*(item.slug for item in active), LIVE]
    problems: list[Problem] = []
    a = read_side("a", params, known, problems) or active[0].slug
    b = read_side("b", params, known, problems) or (LIVE if a != LIVE else active[0].slug)
    if a == b:
        other = LIVE if a != LIVE else active[0].slug
        sentence = f"Both sides ask for “{a}”. Here it stands beside “{other}”."
        problems.append(Problem("b", b, sentence))
        b = other
    problems += read_level(params, active[0]) + read_layer(params)
    return Comparison(a, b, tuple(problems))


def read_side(name: str, params: QueryDict, known: list[str], problems: list[Problem]) -> str:
    value = clean(params.get(name, ""))
    if not value or value in known:
        return value
    sentence = f"“{shorten(value)}” is not a round that can be compared: it can be "
    problems.append(Problem(name, value, f"{sentence}{', '.join(known)}."))
    return ""


def read_layer(params: QueryDict) -> list[Problem]:
    """Only one layer means nearly the same on both sides, so there is no other to choose."""
    value = clean(params.get("layer", ""))
    if value in ("", "recurrent"):
        return []
    sentence = (
        f"“{shorten(value)}” cannot be compared here: only recurrent care services as a whole "
        "are counted in nearly the same way on both sides."
    )
    return [Problem("layer", value, sentence)]
