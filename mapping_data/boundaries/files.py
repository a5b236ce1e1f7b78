"""Read the built boundary files. Standard library only: importers and views use this."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any, Literal, NamedTuple

from mapping_data.boundaries.errors import BoundaryError

Detail = Literal["standard", "overview"]
AreaType = Literal["authority", "region", "country"]

BOUNDARY_FOLDER = Path(__file__).resolve().parents[1] / "data" / "boundaries"
VINTAGES: tuple[date, ...] = (date(2021, 4, 1), date(2023, 4, 1))
# The authorities that maps of today's records draw.
DRAWN_VINTAGE = date(2023, 4, 1)
DETAILS: tuple[Detail, ...] = ("standard", "overview")

ATTRIBUTION = (
    "Source: Office for National Statistics licensed under the Open Government Licence v.3.0. "
    "Contains OS data © Crown copyright and database right 2025. "
    "Contains Royal Mail data © Royal Mail copyright and database right 2025. "
    "Coastline made with Natural Earth (public domain). "
    "Areas are derived from postcodes and are not official boundaries."
)
NOTE = "Derived from postcodes, not official boundaries"


class Centre(NamedTuple):
    """The postcode centre of an area: the mean position of its postcodes, in use or not.

    It is not the official population-weighted centroid. Easting and northing are
    metres of the British National Grid; longitude and latitude degrees of WGS 84.
    """

    gss_code: str
    area_type: AreaType
    postcodes: int
    easting: int
    northing: int
    longitude: float
    latitude: float


class Neighbour(NamedTuple):
    """Two authorities with a common border on land, and its length before simplifying.

    What counts is said in `neighbours.py`: at least 0.5 km, and not across an estuary.
    """

    gss_code: str
    neighbour_code: str
    shared_km: float


def boundary_path(vintage: date, detail: Detail = "standard") -> Path:
    """The GeoJSON file of the authorities valid on the day a vintage starts."""
    check_vintage(vintage)
    if detail not in DETAILS:
        raise BoundaryError(f"no boundaries in detail {detail!r}; there are {', '.join(DETAILS)}")
    return BOUNDARY_FOLDER / f"authorities-{vintage.isoformat()}.{detail}.geojson"


def region_boundary_path() -> Path:
    """The GeoJSON file of the nine regions, the same in both vintages."""
    return BOUNDARY_FOLDER / "regions.overview.geojson"


def read_boundaries(vintage: date, detail: Detail = "standard") -> dict[str, Any]:
    """The FeatureCollection of a vintage, with its `attribution` and `note`."""
    return _read_json(boundary_path(vintage, detail))


def read_region_boundaries() -> dict[str, Any]:
    return _read_json(region_boundary_path())


def read_centres(vintage: date) -> list[Centre]:
    """Postcode centres of the authorities of a vintage, of the nine regions and of England."""
    return [
        Centre(
            gss_code=row["gss_code"],
            area_type=row["area_type"],  # type: ignore[arg-type]
            postcodes=int(row["postcodes"]),
            easting=int(row["easting"]),
            northing=int(row["northing"]),
            longitude=float(row["longitude"]),
            latitude=float(row["latitude"]),
        )
        for row in _rows_of_vintage("centres.csv", vintage)
    ]


def read_neighbours(vintage: date) -> list[Neighbour]:
    """Pairs of neighbours, each pair in both directions, ordered by code."""
    return [
        Neighbour(row["gss_code"], row["neighbour_code"], float(row["shared_km"]))
        for row in _rows_of_vintage("neighbours.csv", vintage)
    ]


def read_manifest() -> dict[str, Any]:
    """`build.json`: inputs with their hashes, counts, accuracy and date of the build."""
    return _read_json(BOUNDARY_FOLDER / "build.json")


def check_vintage(vintage: date) -> None:
    if vintage not in VINTAGES:
        known = ", ".join(day.isoformat() for day in VINTAGES)
        raise BoundaryError(f"no boundaries for the vintage {vintage}; there are {known}")


def _rows_of_vintage(name: str, vintage: date) -> list[dict[str, str]]:
    check_vintage(vintage)
    with (BOUNDARY_FOLDER / name).open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["vintage"] == vintage.isoformat()]


def _read_json(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content
