"""The themes that spotlights and references share."""

from cms.importers.paths import CONTENT
from cms.models import Theme
from mapping_data.importers.base import Batch, Importer, Tables, TableSpec
from mapping_data.importers.cells import CellReader
from mapping_data.importers.merge import Values
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record
from mapping_data.importers.tables import Row

COLUMNS = ("slug", "name", "plain_words")


class ThemeStore:
    def live(self, keys: list[str]) -> dict[str, Values]:
        found = Theme.objects.filter(slug__in=keys)
        return {it.slug: {"name": it.name, "plain_words": it.plain_words} for it in found}

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        name = changes.get("name", "")
        if Theme.objects.filter(name=name).exclude(slug=key).exists():
            return f"another theme is called {name}"
        return ""

    def create(self, key: str, values: Values) -> None:
        Theme.objects.create(slug=key, **values)

    def update(self, key: str, changes: Values) -> None:
        theme = Theme.objects.get(slug=key)
        for name, value in changes.items():
            setattr(theme, name, value)
        theme.save()


class ThemesImporter(Importer):
    name = "themes"
    noun = "themes"

    def tables(self) -> dict[str, TableSpec]:
        return {"themes.csv": TableSpec(CONTENT / "themes.csv", COLUMNS, ("slug",))}

    def check(self, tables: Tables, problems: list[Problem]) -> list[Batch]:
        records = [theme_record(row, problems) for row in tables["themes.csv"]]
        return [Batch(ThemeStore(), records)]


def theme_record(row: Row, problems: list[Problem]) -> Record:
    cells, fields = CellReader(row, problems), Theme._meta
    values: Values = {
        "name": cells.required("name", fields.get_field("name")),
        "plain_words": cells.text("plain_words", fields.get_field("plain_words")),
    }
    return Record(cells.slug("slug", fields.get_field("slug")), values, row)
