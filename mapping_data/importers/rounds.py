"""Mapping rounds: the printed figures with what they mean, loaded inactive and frozen."""

from datetime import date
from pathlib import Path
from typing import Any, ClassVar

from mapping_data.actions import Who, load_round
from mapping_data.identity import register_uuid
from mapping_data.importers.base import Batch, Importer, Tables, TableSpec
from mapping_data.importers.merge import Values
from mapping_data.importers.paths import DATA, REGISTER
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record
from mapping_data.importers.round_rows import (
    MEASURES,
    NOTES,
    ROUND,
    figure_values,
    measure_values,
    note_values,
    round_values,
)
from mapping_data.models import Area, Round, RoundFigure, RoundMeasure, RoundNote, Source
from mapping_data.rounds import table_of

WHO = Who("the import of rounds")


class RoundStore:
    """Versions of one round; a key is its slug and version, as `england-2021 1`."""

    def live(self, keys: list[str]) -> dict[str, Values]:
        slugs = {key.split(" ")[0] for key in keys}
        found = Round.objects.filter(slug__in=slugs).select_related("source")
        stands = {f"{item.slug} {item.version}": item for item in found}
        return {key: live_values(stands[key]) for key in keys if key in stands}

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        slug, version = key.split(" ")
        if exists:
            return (
                f"what was loaded of a round is frozen; to change {', '.join(changes)}, raise "
                "the version in round.csv"
            )
        newer = Round.objects.filter(slug=slug, version__gt=int(version)).exists()
        return "a later version of this round is loaded already" if newer else ""

    def create(self, key: str, values: Values) -> None:
        slug = key.split(" ")[0]
        item = Round(
            uuid=register_uuid("round", key),
            slug=slug,
            source=Source.objects.get(key=values["source"]),
            vintage=date.fromisoformat(values["vintage"]),
            **{name: values[name] for name in ("version", "name", "published")},
            **{name: values[name] for name in ("locator", "changes")},
        )
        measures = [
            RoundMeasure(round=item, sort_order=order, **dict(zip(MEASURES, row, strict=True)))
            for order, row in enumerate(values["measures"])
        ]
        notes = [
            RoundNote(round=item, sort_order=order, **dict(zip(NOTES, row, strict=True)))
            for order, row in enumerate(values["notes"])
        ]
        figures = new_figures(item, measures, values["figures"])
        load_round(item=item, measures=measures, figures=figures, notes=notes, who=WHO)

    def update(self, key: str, changes: Values) -> None:
        raise NotImplementedError("`objection` refuses every change of a round.")


def new_figures(
    item: Round, measures: list[RoundMeasure], rows: list[list[Any]]
) -> list[RoundFigure]:
    areas = {area.gss_code: area for area in Area.objects.regions()}
    return [
        RoundFigure(
            round=item,
            measure=measure,
            area=areas.get(code),
            region=region,
            region_as_published=published,
            row_order=order,
            value=number,
        )
        for order, (code, region, published, numbers) in enumerate(rows)
        for measure, number in zip(measures, numbers, strict=True)
    ]


def live_values(item: Round) -> Values:
    """What stands of a round, as the importer's plain values."""
    table = table_of(item)
    slugs = [measure.slug for measure in table.measures]
    return {
        "version": item.version,
        "name": item.name,
        "published": str(item.published),
        "vintage": item.vintage.isoformat(),
        "source": item.source.key,
        "locator": item.locator,
        "changes": item.changes,
        "measures": [[getattr(it, name) for name in MEASURES] for it in table.measures],
        "figures": [
            [row.gss_code, row.region, row.as_published, [row.cells[slug] for slug in slugs]]
            for row in table.rows()
        ],
        "notes": [[getattr(it, name) for name in NOTES] for it in item.notes.all()],
    }


class RoundImporter(Importer):
    """Needs the sources and the areas; load them first. Each round has a class of its own."""

    noun = "rounds"
    slug: ClassVar[str]
    figures: ClassVar[Path]
    columns: ClassVar[tuple[str, ...]]
    measures: ClassVar[tuple[str, ...]]

    def tables(self) -> dict[str, TableSpec]:
        folder = DATA / "rounds" / self.slug
        return {
            "round.csv": TableSpec(folder / "round.csv", ROUND, ("slug",)),
            "measures.csv": TableSpec(folder / "measures.csv", MEASURES, ("slug",)),
            "notes.csv": TableSpec(folder / "notes.csv", NOTES, ("kind", "title")),
            "figures.csv": TableSpec(self.figures, self.columns, ("region",)),
        }

    def check(self, tables: Tables, problems: list[Problem]) -> list[Batch]:
        rows = tables["round.csv"]
        if len(rows) != 1:
            problems.append(Problem("round.csv", f"has {len(rows)} rows; it should have one"))
            return []
        values = round_values(rows[0], self.slug, problems)
        measures = measure_values(tables["measures.csv"], problems)
        if [row[0] for row in measures] != list(self.measures):
            words = f"its measures should be {', '.join(self.measures)}, in this order"
            problems.append(Problem("measures.csv", words))
        values["measures"] = measures
        values["figures"] = figure_values(
            tables["figures.csv"], list(self.measures), values, problems
        )
        values["notes"] = note_values(tables["notes.csv"], problems)
        return [Batch(RoundStore(), [Record(f"{self.slug} {values['version']}", values, rows[0])])]


class England2021(RoundImporter):
    """The mapping published in June 2021; its figures are the register's."""

    name = "round england-2021"
    slug = "england-2021"
    figures = REGISTER / "mapping_round_2021.csv"
    measures = (
        "total_las",
        "locally_developed_or_in_development",
        "pause_or_in_development",
        "no_service",
        "unknown",
        "fdac_teams",
    )
    columns = (
        "region",
        "region_as_published",
        *measures,
        "status_row_sum",
        "row_sum_minus_total",
        "source",
        "source_hint",
        "source_date",
    )


IMPORTERS: dict[str, type[RoundImporter]] = {England2021.slug: England2021}
