"""Write the built files. The same input gives the same bytes."""

import csv
import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from mapping_data.boundaries.drawing import DECIMALS
from mapping_data.boundaries.files import ATTRIBUTION, NOTE


def write_geojson(
    path: Path, shapes: NDArray[np.object_], properties: Sequence[Mapping[str, str]]
) -> None:
    """One FeatureCollection without blanks; `properties` in the order of `shapes`."""
    labels = np.round(shapely.get_coordinates(shapely.point_on_surface(shapes)), DECIMALS)
    features = [
        {
            "type": "Feature",
            "properties": {**own, "label_lon": float(lon), "label_lat": float(lat)},
            "geometry": json.loads(shapely.to_geojson(shape)),
        }
        for shape, own, (lon, lat) in zip(shapes, properties, labels, strict=True)
    ]
    content = {
        "type": "FeatureCollection",
        "attribution": ATTRIBUTION,
        "note": NOTE,
        "features": features,
    }
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text + "\n", encoding="utf-8")


def write_table(path: Path, columns: Sequence[str], rows: Iterable[tuple[str, NamedTuple]]) -> None:
    """CSV with the vintage in front of each record."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["vintage", *columns])
        writer.writerows([vintage, *row] for vintage, row in rows)


def write_manifest(path: Path, manifest: Mapping[str, Any], volatile: Sequence[str]) -> bool:
    """False, and nothing written, if only the volatile keys differ from what is there.

    A build that changes nothing then leaves no trace: the date in the manifest stays
    the day on which the files last changed.
    """
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    if path.exists():
        before = json.loads(path.read_text(encoding="utf-8"))
        if _without(before, volatile) == _without(json.loads(text), volatile):
            return False
    path.write_text(text, encoding="utf-8")
    return True


def _without(manifest: Mapping[str, Any], keys: Sequence[str]) -> dict[str, Any]:
    return {key: value for key, value in manifest.items() if key not in keys}
