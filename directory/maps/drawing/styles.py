"""How each state and each age looks, on every map and drawing: colour, pattern, letter, disc.

The same colours as `site/static/css`: teal for a service, amber for one in development, clay
for confirmed none, bare paper where nothing is established. The older the word, the paler.
"""

from dataclasses import dataclass
from datetime import date

from directory.coverage.rules import AuthorityState
from directory.maps.drawing.shapes import Paint, Pattern
from directory.models import State
from mapping_data.partial_dates import AgeBand

INK = "#1c2a2d"
INK_SOFT = "#4a585b"
LINE = "#a9b3b4"
LINE_STRONG = "#6d7477"
TEAL = "#0e5358"
WHITE = "#ffffff"


@dataclass(frozen=True, slots=True)
class Look:
    """A state, of some age for a reported service: its paint, its letter, its words."""

    slug: str
    state: State
    band: AgeBand | None
    letter: str
    words: str
    paint: Paint

    @property
    def halo(self) -> str:
        """What stands behind letters, so that no mark of the pattern runs into them."""
        return self.paint.fill if self.paint.pattern else ""


def service(slug: str, band: AgeBand, words: str, paint: Paint) -> Look:
    return Look(slug, State.SERVICE, band, "S", f"Service reported, {words}", paint)


LOOKS: tuple[Look, ...] = (
    service(
        "recent",
        AgeBand.WITHIN_12_MONTHS,
        "confirmed within 12 months",
        Paint("recent", TEAL, None, WHITE),
    ),
    service(
        "ageing",
        AgeBand.ONE_TO_THREE_YEARS,
        "last confirmed 1 to 3 years ago",
        Paint("ageing", "#8fbdb9"),
    ),
    service(
        "old",
        AgeBand.OVER_THREE_YEARS,
        "last confirmed over 3 years ago",
        Paint("old", "#dbe9e6", Pattern("diagonal", "#8fbdb9", 6, 1.8)),
    ),
    service(
        "undated",
        AgeBand.UNDATED,
        "date not known",
        Paint("undated", "#eaf2f0", Pattern("dots", "#5f9d99", 6, 1.2)),
    ),
    Look(
        "in-development",
        State.IN_DEVELOPMENT,
        None,
        "D",
        "In development",
        Paint("in-development", "#fce4c4", Pattern("vertical", "#f2b56b", 6, 2.4)),
    ),
    Look(
        "confirmed-none",
        State.CONFIRMED_NONE,
        None,
        "N",
        "Confirmed none",
        Paint("confirmed-none", "#f6dccd", Pattern("cross", "#c98261", 7, 1.2)),
    ),
    Look(
        "not-established",
        State.NOT_ESTABLISHED,
        None,
        "?",
        "Not established",
        Paint("not-established", "#faf8f4", None, INK_SOFT),
    ),
)
# Where counts are not split by age: none of the four ages is claimed.
SERVICE_OF_ANY_AGE = Look(
    "service", State.SERVICE, None, "S", "Service reported", Paint("service", "#6ba5a1")
)
LOOK_OF = {(look.state, look.band): look for look in LOOKS}


# What a map of regions is made of: no shade of it says anything.
LAND = Paint("land", "#f3ecdf")


def look_of(item: AuthorityState, today: date) -> Look:
    """How an authority's cell looks: only a reported service is told apart by age."""
    state = State(item.state)
    band = item.band(today) if state is State.SERVICE else None
    return LOOK_OF[state, band]
