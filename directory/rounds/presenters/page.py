"""The pages of mapping rounds: the list of them, and one round with its figures and method."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone

from directory.formatting import age_label, day_words
from directory.input_problems import Problem, notice
from directory.rounds.presenters.figures import beside, figures, meanings, sums
from mapping_data.models import Round, RoundAct, RoundMeasure, RoundNote
from mapping_data.rounds import RoundTable, csv_of, digest_of, table_of, tables_of

Role = RoundMeasure.Role
Kind = RoundNote.Kind
LIVE_WORDS = (
    "“live” stands for today’s records of this directory: each authority’s state as its newest "
    "and best evidence gives it. It changes whenever a record does, so it is not a round: "
    "nothing in it is frozen, and it has no file to cite."
)


def address(item: Round, route: str = "rounds:round") -> str:
    """The address of exactly this version; it stays good when a newer one comes."""
    return f"{reverse(route, args=[item.slug])}?version={item.version}"


def sentence(table: RoundTable) -> str:
    """The round in one sentence, with its denominator and what is not known."""
    if table.printed is None:
        return ""
    cells = table.printed.cells
    total, service, none, unknown = (
        sum(cells[measure.slug] for measure in table.with_role(role))
        for role in (Role.TOTAL, Role.SERVICE, Role.NONE, Role.UNKNOWN)
    )
    return (
        f"Of {total} authorities, {service} had a recurrent care service running or in "
        f"development, {none} had none, and {unknown} did not reply: for those it is not known."
    )


def round_list(rounds: list[Round], problems: Sequence[Problem] = ()) -> dict[str, object]:
    """The rounds in their active versions, and what `live` means."""
    active = [item for item in rounds if item.state == Round.State.ACTIVE]
    tables = tables_of(active)
    today = timezone.localdate()
    return {
        "notices": [notice(problem) for problem in problems],
        "rounds": [
            {
                "name": item.name,
                "url": item.get_absolute_url(),
                "sentence": sentence(tables[item.pk]),
                "version": item.version,
                **dated(item, today),
            }
            for item in active
        ],
        "live_words": LIVE_WORDS,
        "breadcrumbs": [
            {"title": "Coverage", "url": reverse("coverage:coverage")},
            {"title": "Mapping rounds"},
        ],
    }


def dated(item: Round, today: date) -> dict[str, object]:
    """Source, date, age and vintage: what no figure of a round is shown without."""
    return {
        "published": item.published.words,
        "age": age_label(item.published, today),
        "vintage": day_words(item.vintage),
        "source": {"title": item.source.title, "url": item.source.url},
        "locator": item.locator,
    }


def round_page(
    item: Round, rounds: list[Round], problems: list[Problem], site: str
) -> dict[str, object]:
    """Everything that the page of a round shows. `site` is the address of the first page."""
    table = table_of(item)
    notes = list(item.notes.all())
    days = {act.act: timezone.localtime(act.at).date() for act in item.acts.all()}
    site = site.rstrip("/")
    page = address(item) if item.state == Round.State.SUPERSEDED else item.get_absolute_url()
    return {
        "round": {"name": item.name, "version": item.version, **dated(item, timezone.localdate())},
        "sentence": sentence(table),
        "notices": superseded(item, rounds, days) + [notice(problem) for problem in problems],
        "figures": figures(table),
        "beside": [beside(table, measure) for measure in table.with_role(Role.BESIDE)],
        "sums": sums(table),
        "meanings": meanings(table),
        "file": file_of(item, table),
        "about": about(item, days),
        "question": note_rows(notes, Kind.QUESTION),
        "method": note_rows(notes, Kind.METHOD),
        "fieldwork": note_rows(notes, Kind.FIELDWORK),
        "footnotes": note_rows(notes, Kind.FOOTNOTE),
        "inconsistencies": note_rows(notes, Kind.INCONSISTENCY),
        "limits": note_rows(notes, Kind.LIMIT),
        "versions": versions(item, rounds),
        "cite_url": f"{site}{address(item)}",
        "canonical_url": f"{site}{page}",
        "breadcrumbs": [
            {"title": "Mapping rounds", "url": reverse("rounds:rounds")},
            {"title": item.name},
        ],
    }


def superseded(item: Round, rounds: list[Round], days: dict[str, date]) -> list[dict[str, object]]:
    """What a reader of an old version must know first, with the way to its successor."""
    successors = [other for other in rounds if other.supersedes_id == item.pk]
    if not successors:
        return []
    new = successors[0]
    title = (
        f"This is version {item.version}. It was superseded by version {new.version}"
        f" on {day_words(days.get(RoundAct.Act.SUPERSEDED))}."
    )
    links = [{"title": f"Version {new.version}", "url": address(new)}]
    return [{"kind": "closed", "title": title, "text": new.changes, "links": links}]


def file_of(item: Round, table: RoundTable) -> dict[str, object]:
    return {
        "url": address(item, "rounds:round_csv"),
        "name": f"{item.slug}-version-{item.version}.csv",
        "size": len(csv_of(table)),
        "sha256": digest_of(table),
    }


def about(item: Round, days: dict[str, date]) -> list[dict[str, object]]:
    source = {"text": item.source.title, "url": item.source.url, "note": item.source.publisher}
    return [
        {"term": "Source", "parts": [source], "note": item.locator},
        {"term": "Published", "text": item.published.words},
        {"term": "Licence", "text": item.source.licence, "missing": "No licence stated"},
        {"term": "Authorities counted", "text": f"Those of {day_words(item.vintage)}"},
        {"term": "Version", "text": str(item.version), "note": item.changes},
        {"term": "Loaded here", "text": day_words(days.get(RoundAct.Act.LOADED))},
        {"term": "Activated here", "text": day_words(days.get(RoundAct.Act.ACTIVATED))},
    ]


def note_rows(notes: list[RoundNote], kind: str) -> list[dict[str, str]]:
    return [
        {"term": note.title, "text": note.text, "note": note.locator}
        for note in notes
        if note.kind == kind
    ]


def versions(item: Round, rounds: list[Round]) -> list[dict[str, object]]:
    """The other versions of this round that were ever active, newest first."""
    others = [other for other in rounds if other.slug == item.slug and other.pk != item.pk]
    return [
        {
            "title": f"Version {other.version}",
            "url": address(other),
            "note": other.get_state_display(),
        }
        for other in sorted(others, key=lambda other: -other.version)
    ]
