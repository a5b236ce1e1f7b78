"""What the derived boundaries say of each area: its postcode centre and its neighbours."""

from typing import Any

from mapping_data.boundaries.files import BOUNDARY_FOLDER, VINTAGES
from mapping_data.importers.base import Batch, Importer, Tables, TableSpec
from mapping_data.importers.cells import CellReader
from mapping_data.importers.merge import Values
from mapping_data.importers.problems import ImportFailed, Problem
from mapping_data.importers.report import Record, Report
from mapping_data.importers.tables import Row
from mapping_data.models import Area, AreaCode, Neighbour

CENTRES = tuple(
    "vintage,gss_code,area_type,postcodes,easting,northing,longitude,latitude".split(",")
)
NEIGHBOURS = ("vintage", "gss_code", "neighbour_code", "shared_km")
DAYS = {day.isoformat(): day for day in VINTAGES}
LARGEST = 2**31 - 1

Pair = tuple[int, int]


class CentreStore:
    """Longitude and latitude of areas, by any code of theirs."""

    def __init__(self) -> None:
        self.by_code: dict[str, Area] = {}

    def live(self, keys: list[str]) -> dict[str, Values]:
        codes = AreaCode.objects.filter(code__in=keys).select_related("area")
        self.by_code = {row.code: row.area for row in codes}
        return {
            code: {"longitude": area.longitude, "latitude": area.latitude}
            for code, area in self.by_code.items()
            if area.longitude is not None or area.latitude is not None
        }

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        return ""

    def create(self, key: str, values: Values) -> None:
        self.update(key, values)

    def update(self, key: str, changes: Values) -> None:
        Area.objects.filter(pk=self.by_code[key].pk).update(**changes)


class BoundariesImporter(Importer):
    name = "boundaries"
    noun = "centres of areas"
    needs = (Area,)

    def tables(self) -> dict[str, TableSpec]:
        return {
            "centres.csv": TableSpec(
                BOUNDARY_FOLDER / "centres.csv", CENTRES, ("vintage", "gss_code")
            ),
            "neighbours.csv": TableSpec(
                BOUNDARY_FOLDER / "neighbours.csv",
                NEIGHBOURS,
                ("vintage", "gss_code", "neighbour_code"),
            ),
        }

    def check(self, tables: Tables, problems: list[Problem]) -> list[Batch]:
        ids = dict(AreaCode.objects.values_list("code", "area_id"))
        self.pairs = check_pairs(tables["neighbours.csv"], ids, problems)
        return [Batch(CentreStore(), check_centres(tables["centres.csv"], ids, problems))]

    def replace_rest(self, tables: Tables, report: Report) -> None:
        """Neighbours are wholly derived and nothing points to them: the list follows the file."""
        standing = {(row.area_id, row.neighbour_id): row for row in Neighbour.objects.all()}
        gone = [standing[pair].pk for pair in standing.keys() - self.pairs.keys()]
        new = [pair for pair in self.pairs if pair not in standing]
        moved = [
            row
            for pair, row in standing.items()
            if self.pairs.get(pair) not in (None, row.shared_km)
        ]
        for row in moved:
            row.shared_km = self.pairs[row.area_id, row.neighbour_id]
        Neighbour.objects.filter(pk__in=gone).delete()
        Neighbour.objects.bulk_update(moved, ["shared_km"])
        Neighbour.objects.bulk_create(
            [Neighbour(area_id=a, neighbour_id=b, shared_km=self.pairs[a, b]) for a, b in new]
        )
        if gone or new or moved:
            counts = f"{len(new)} added, {len(moved)} measured anew, {len(gone)} taken out"
            note = {"record": "neighbours", "field": "pairs", "live": None, "imported": counts}
            report.changed.append(note)

    def verify_rest(self, report: Report) -> None:
        if Neighbour.objects.count() != len(self.pairs):
            raise ImportFailed("the neighbours that stand are not those of the file")

    def gaps(self, batches: list[Batch]) -> dict[str, Any]:
        english = Area.objects.english()
        return {
            "authorities_without_centre": _names(english.filter(longitude=None)),
            "authorities_without_neighbours": _names(english.filter(neighbours=None)),
        }


def check_centres(rows: list[Row], ids: dict[str, int], problems: list[Problem]) -> list[Record]:
    """One record an area: the centre of the newest vintage in which it stands."""
    newest: dict[int, tuple[str, Record]] = {}
    for row in rows:
        cells = CellReader(row, problems)
        cells.choice("vintage", DAYS)
        cells.number("postcodes", 1, LARGEST, int)
        centre = {
            "longitude": cells.number("longitude", -9, 3),
            "latitude": cells.number("latitude", 49, 62),
        }
        area = cells.choice("gss_code", ids)
        if area and (area not in newest or newest[area][0] < row["vintage"]):
            newest[area] = row["vintage"], Record(row["gss_code"], centre)
    return [record for _, record in newest.values()]


def check_pairs(rows: list[Row], ids: dict[str, int], problems: list[Problem]) -> dict[Pair, float]:
    """Neighbours of any vintage, both ways; the border is as long as the newest one says."""
    pairs: dict[Pair, float] = {}
    for row in sorted(rows, key=lambda row: row["vintage"]):
        cells = CellReader(row, problems)
        cells.choice("vintage", DAYS)
        one, other = cells.choice("gss_code", ids), cells.choice("neighbour_code", ids)
        length = cells.number("shared_km", 0, 5000)
        if one and one == other:
            cells.refuse("neighbour_code", "is the area itself")
        elif one and other:
            pairs[one, other] = length
    for row in rows:
        one, other = ids.get(row["gss_code"], 0), ids.get(row["neighbour_code"], 0)
        if (one, other) in pairs and (other, one) not in pairs:
            problems.append(row.problem("the pair does not stand the other way round too"))
    return pairs


def _names(areas: Any) -> list[str]:
    return [area.common_name for area in areas.order_by("common_name")]
