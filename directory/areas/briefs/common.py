"""What both kinds of brief share: head, comparison, how to cite, on whose data it rests."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.urls import reverse

from directory.areas.briefs.page_fitting import (
    CELL_GAP,
    LEAD_GAP,
    LINES,
    PAGE_WIDTH,
    BriefRow,
    Cell,
    Part,
    clip,
    fitted,
    lines_of,
    list_row,
    table_row,
)
from directory.areas.presenters import comparison
from directory.areas.presenters.facts import absolute, in_text
from directory.areas.presenters.state import state_label
from directory.coverage.rules import AuthorityState
from directory.formatting import day_words
from directory.links import service_url
from mapping_data.models import Area

TITLE_LETTERS = 130
# The title is in 16 pt, bold, on a page that is measured in 9.5 pt; the table of figures has
# six columns of one width.
TITLE_WIDTH = PAGE_WIDTH * 9.5 / 16 * 0.92
TITLE_LINES = 1.6
FIGURE_WIDTH = (PAGE_WIDTH / 6 - CELL_GAP) * 0.92
SUBJECT_LETTERS = 80
ADDRESS_LETTERS = 90
# The columns of a table of authorities, with their parts of the width (css/brief.css has them too).
STATE_SHARES = {"Authority": 0.28, "State": 0.18, "Service": 0.34, "As at": 0.2}
LICENCE = (
    "Each statement rests on the source named with it, in this directory’s words. Areas: Office "
    "for National Statistics, Open Government Licence v3.0; contains OS data © Crown copyright "
    "and database right 2025 and Royal Mail data © Royal Mail copyright and database right 2025."
)
NOT_NONE = "“Not established” means that nobody has told this directory either way, not “none”."


def brief_context(
    area: Area,
    day: date,
    lead: Sequence[tuple[str, str]],
    compare: list[comparison.CompareRow],
    parts: Iterable[Part],
) -> dict[str, object]:
    """The context of `directory/areas/brief.html`. `lead` are terms with a sentence each."""
    path = area.get_absolute_url()
    address = absolute(reverse("areas:brief", args=[area.gss_code]))
    return {
        "title": title_of(area),
        "area": {"name": str(area), "in_text": in_text(area), "code": area.gss_code, "url": path},
        "day": day,
        "lead": lead,
        "columns": comparison.STATE_COLUMNS,
        "compare": compare,
        "parts": fitted(
            [part for part in parts if part.rows or part.note], spare_lines(area, lead, compare)
        ),
        "not_none": NOT_NONE,
        "canonical_url": address,
        "cite": f"“{title_of(area)}”, as answered on {day_words(day)}.",
        "licence": LICENCE,
        "breadcrumbs": [
            {"title": "Areas", "url": reverse("areas:areas")},
            {"title": str(area), "url": path},
            {"title": "Brief"},
        ],
    }


def spare_lines(
    area: Area, lead: Sequence[tuple[str, str]], compare: Sequence[comparison.CompareRow]
) -> float:
    """What the head of the page leaves to the lists. `LINES` counts on a title and on names in
    the table of figures that take one line each."""
    used = sum(lines_of(f"{term}: {words}") + LEAD_GAP for term, words in lead)
    used += (lines_of(title_of(area), TITLE_WIDTH) - 1) * TITLE_LINES
    used += sum(lines_of(row.name, FIGURE_WIDTH) - 1 for row in compare)
    return LINES - used


def title_of(area: Area) -> str:
    return f"Recurrent care services: {area}"


def source_row(title: str, dated: str, url: str, subject: str = "") -> BriefRow:
    """A source, its date, what it speaks of, and its address."""
    words = f"{clip(title, TITLE_LETTERS)} ({dated})"
    words += f", on {clip(subject, SUBJECT_LETTERS)}." if subject else "."
    return list_row(f"{words} {clip_address(url)}".strip())


def clip_address(url: str) -> str:
    """An address short enough for one line of paper; the record's page has the whole."""
    bare = url.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return bare if len(bare) <= ADDRESS_LETTERS else f"{bare[:ADDRESS_LETTERS]}…"


def link_cell(text: str, url: str, letters: int = 60) -> Cell:
    return Cell(clip(text, letters), url)


def state_row(item: AuthorityState) -> BriefRow:
    """An authority of which something is said, with the service that decides its state."""
    chosen = item.chosen
    name, slug = (chosen.service if chosen and chosen.service else None) or ("", "")
    cells = (
        link_cell(item.area.common_name, item.area.get_absolute_url()),
        Cell(state_label(item.state).label),
        link_cell(name, service_url(slug) if slug else ""),
        Cell(chosen.as_at.words if chosen else ""),
    )
    return table_row(cells, list(STATE_SHARES.values()))
