"""Made-up rounds: the files of `england-2021` under another slug, with cells changed at will."""

import csv
from pathlib import Path
from typing import Any

from mapping_data.actions import Who, activate_round
from mapping_data.importers.paths import DATA
from mapping_data.importers.report import Outcome
from mapping_data.importers.rounds import England2021
from mapping_data.models import Round
from mapping_data.rounds import newest

FOLDER = DATA / "rounds" / England2021.slug
FILES = {
    "round.csv": FOLDER / "round.csv",
    "measures.csv": FOLDER / "measures.csv",
    "notes.csv": FOLDER / "notes.csv",
    "figures.csv": England2021.figures,
}
TESTER = Who("a test")
Rows = list[dict[str, str]]


def rows_of(path: Path) -> Rows:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


class MadeUpRound:
    """The files of a round in a folder of their own; `change` edits, `load` imports them."""

    def __init__(self, folder: Path, slug: str = "made-up") -> None:
        self.folder, self.slug = folder, slug
        self.tables = {name: rows_of(path) for name, path in FILES.items()}
        self.tables["round.csv"][0] |= {"slug": slug, "name": slug.capitalize()}

    def change(self, file: str, row: int, **cells: str) -> "MadeUpRound":
        self.tables[file][row] |= cells
        return self

    def write(self) -> dict[str, Path]:
        self.folder.mkdir(exist_ok=True)
        paths = {name: self.folder / name for name in self.tables}
        for name, rows in self.tables.items():
            with paths[name].open("w", encoding="utf-8", newline="") as lines:
                writer = csv.DictWriter(lines, list(rows_of(FILES[name])[0]))
                writer.writeheader()
                writer.writerows(rows)
        return paths

    def load(self, **options: Any) -> Outcome:
        members = {"slug": self.slug, "name": f"round {self.slug}"}
        importer = type("MadeUpImporter", (England2021,), members)
        return importer(self.write()).run(**options)

    def loaded(self) -> Round:
        self.load()
        found = newest(self.slug)
        if found is None:
            raise LookupError(self.slug)
        return found

    def activated(self) -> Round:
        item = self.loaded()
        activate_round(item=item, who=TESTER)
        item.refresh_from_db()
        return item
