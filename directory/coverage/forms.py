"""The parameters of `/coverage/` and of its files, read into one question."""

from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse

from directory.coverage.rules import LAYERS
from directory.input_problems import Problem, Way, shorten
from directory.search.search_box import clean

LIVE = "live"
LEVELS = ("authority", "region")
VIEWS = ("map", "hex", "table")
SORTS = ("name", "region", "state", "age")
DETAILS = ("standard", "overview")

LAYER_NAMES = {
    "recurrent": "Recurrent care services",
    "pause": "Pause",
    "local": "Locally developed services",
    "fdac": "Family Drug and Alcohol Courts",
}


@dataclass(frozen=True)
class CoverageQuestion:
    """What is asked, understood; `problems` names what was not."""

    round: str
    layer: str
    by: str
    view: str
    detail: str
    sort: str
    problems: tuple[Problem, ...]

    @property
    def is_live(self) -> bool:
        return self.round == LIVE

    def parameters(self, **changed: str) -> dict[str, str]:
        """The address of this view with some parameters changed; defaults left out."""
        values = {"round": self.round, "layer": self.layer, "by": self.by, "view": self.view}
        values = values | {"sort": self.sort} | changed
        level = default_level(values["round"])
        defaults = {"round": LIVE, "layer": "recurrent", "by": level, "view": "map"}
        defaults["sort"] = "name"
        return {name: value for name, value in values.items() if value != defaults[name]}


def default_level(round_slug: str) -> str:
    """A published round gives regions alone; today's records give every authority."""
    return "authority" if round_slug == LIVE else "region"


def read_coverage(params: QueryDict, rounds: list[str]) -> CoverageQuestion:
    """Read the parameters; `rounds` are the slugs of the rounds that may be asked for."""
    problems: list[Problem] = []
    chosen = one_of("round", "round", params, [LIVE, *rounds], LIVE, problems)
    by = one_of("by", "level", params, LEVELS, default_level(chosen), problems)
    if chosen != LIVE and by == "authority":
        sentence = (
            "The source of this round gives totals by region alone: no state of any single "
            "authority can be had from it. Ask for by=region."
        )
        way = Way("Today’s state by authority", f"{reverse('coverage:coverage')}?by=authority")
        problems.append(Problem("by", by, sentence, (way,)))
        by = "region"
    return CoverageQuestion(
        round=chosen,
        layer=one_of("layer", "layer", params, list(LAYERS), "recurrent", problems),
        by=by,
        view=one_of("view", "view", params, VIEWS, "map", problems),
        detail=one_of("detail", "level of detail", params, DETAILS, "standard", problems),
        sort=one_of("sort", "column", params, SORTS, "name", problems),
        problems=tuple(problems),
    )


def one_of(
    name: str,
    words: str,
    params: QueryDict,
    known: list[str] | tuple[str, ...],
    default: str,
    problems: list[Problem],
) -> str:
    """The value of a parameter if it is known; otherwise the default, and a problem said."""
    value = clean(params.get(name, ""))
    if not value or value in known:
        return value or default
    sentence = f"“{shorten(value)}” is not a {words} of coverage: it can be {', '.join(known)}."
    problems.append(Problem(name, value, sentence))
    return default
