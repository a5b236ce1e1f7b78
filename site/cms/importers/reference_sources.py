"""Which source a reference of the register hangs on: one that is there, or one of its own.

A source of the directory is the publication itself only where its address and its title agree.
A project page or a news item about a publication often stands at the very address that the
register gives for it; that page stays a source of its own.
"""

from dataclasses import dataclass, field

from cms.importers.reference_rows import Known
from directory.search.normaliser import fold
from mapping_data.importers import ledger
from mapping_data.importers.cells import CellReader
from mapping_data.importers.merge import Values
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record
from mapping_data.importers.tables import Row
from mapping_data.models import Source

OWN_KEY = "reference:"


@dataclass
class SourcePlaces:
    """Sources by address, those that this import brought itself apart."""

    own: frozenset[str]
    keys: frozenset[str]
    titles_at: dict[str, dict[str, str]]
    taken: dict[str, int] = field(default_factory=dict)

    @classmethod
    def now(cls, importer: str) -> "SourcePlaces":
        given = frozenset(ledger.last_given(importer))
        titles_at: dict[str, dict[str, str]] = {}
        keys = []
        for key, url, title in Source.objects.values_list("key", "url", "title"):
            keys.append(key)
            if key not in given:
                for address in {key, url} - {""}:
                    titles_at.setdefault(address, {})[fold(title)] = key
        return cls(given, frozenset(keys), titles_at)

    def of(self, row: Row, problems: list[Problem]) -> tuple[str, bool]:
        """The key of the row's source, and whether this import keeps it."""
        key, is_own = self._find(row)
        if key in self.taken:
            words = f"is the address of line {self.taken[key]} already"
            problems.append(row.problem(words, "url"))
        self.taken[key] = row.line
        return key, is_own

    def _find(self, row: Row) -> tuple[str, bool]:
        kept = OWN_KEY + row["key"]
        addresses = [row["url"], f"https://doi.org/{row['doi']}" if row["doi"] else ""]
        for key in (kept, row["url"]):
            if key in self.own:
                return key, True
        for address in addresses:
            if found := self.titles_at.get(address, {}).get(fold(row["title"])):
                return found, False
        return (kept if not row["url"] or row["url"] in self.keys else row["url"]), True


def source_record(key: str, row: Row, known: Known, problems: list[Problem]) -> Record:
    cells, fields = CellReader(row, problems), Source._meta
    values: Values = {
        "title": cells.required("title", fields.get_field("title")),
        "publisher": cells.text("publisher", fields.get_field("publisher")),
        "url": cells.url("url", fields.get_field("url")),
        "kind": Source.Kind.RESEARCH.value,
        "date": cells.partial_date("year"),
        "note": listed_in(row, known),
    }
    return Record(key, values, row)


def listed_in(row: Row, known: Known) -> str:
    """Where the register found the publication: “Named in …: handbook list no. 2.”"""
    keys = [key.strip() for key in row["source"].split(";")]
    here = "its own page"
    names = [here if key == row["url"] else known.titles.get(key, key) for key in keys if key]
    where = f" ({row['source_hint']})" if row["source_hint"] else ""
    return f"Named in: {'; '.join(names)}{where}." if names else ""
