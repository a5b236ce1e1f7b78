"""Build every boundary file from the postcode directory, the register and the coast."""

from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import shapely
from numpy.typing import NDArray

from mapping_data.boundaries import held_out, neighbours
from mapping_data.boundaries.areas import STEPS, build_areas
from mapping_data.boundaries.centres import ENGLAND, centres
from mapping_data.boundaries.coast import coast_file, read_topology
from mapping_data.boundaries.drawing import dissolve, simplify, to_rounded_degrees
from mapping_data.boundaries.files import DETAILS, VINTAGES, Centre, Neighbour
from mapping_data.boundaries.manifest import VOLATILE, manifest
from mapping_data.boundaries.postcodes import Positions, read_positions
from mapping_data.boundaries.progress import Progress, Say
from mapping_data.boundaries.register import Authority, read_authorities
from mapping_data.boundaries.topojson import UNITED_KINGDOM, country_parts
from mapping_data.boundaries.units import authority_by_district, successors_to_predecessor
from mapping_data.boundaries.writing import write_geojson, write_manifest, write_table


class Register(NamedTuple):
    """Both vintages. Areas are built for the later one and merged into the earlier."""

    earlier: list[Authority]
    later: list[Authority]

    @property
    def codes(self) -> list[str]:
        return [authority.gss_code for authority in self.later]

    @property
    def region_of(self) -> dict[str, str]:
        return {authority.gss_code: authority.region_code for authority in self.later}

    @property
    def merged_into(self) -> dict[str, dict[str, str]]:
        """For each vintage: code in the later one -> code in that vintage."""
        earlier, later = (vintage.isoformat() for vintage in VINTAGES)
        return {
            earlier: successors_to_predecessor(self.later, self.earlier),
            later: {code: code for code in self.codes},
        }


def build(output: Path, work: Path, coast: Path | None, say: Say) -> dict[str, Any]:
    """Write all files into `output` and return the manifest; `work` keeps what was fetched."""
    progress = Progress(6 + 2 * STEPS, say)
    output.mkdir(parents=True, exist_ok=True)
    register = Register(*(read_authorities(vintage) for vintage in VINTAGES))
    positions = read_positions(register.codes, authority_by_district(register.later))
    english = positions.in_england()
    progress.done("postcodes", f"{len(positions.unit):,} rows, {len(english.unit):,} in England")
    coast_path = coast_file(coast, work)
    parts = country_parts(read_topology(coast_path), UNITED_KINGDOM)
    progress.done("coast", f"{len(parts)} pieces of land from {coast_path.name}")

    areas = build_areas(positions, parts, progress, "areas")
    drawn = write_boundaries(output, areas.shapes, register)
    corners = ", ".join(f"{shapely.get_num_coordinates(s).sum():,}" for s in drawn.values())
    progress.done("drawing", f"{', '.join(drawn)}: {corners} corners")
    pairs = write_tables(output, areas.shapes, english, register)
    progress.done("tables", f"{pairs['earlier']} and {pairs['later']} pairs of neighbours")
    accuracy = validate(output, positions, parts, drawn, register, progress)

    counts = {
        "postcode_rows": len(positions.unit),
        "postcode_rows_england": len(english.unit),
        "authorities": {"earlier": len(register.earlier), "later": len(register.later)},
        "neighbour_pairs": pairs,
        **areas.counts,
    }
    seconds = progress.seconds | {"total": progress.total_seconds}
    files = [path for path in output.iterdir() if path.suffix in (".geojson", ".csv", ".gz")]
    result = manifest(coast_path, files, counts, accuracy, seconds)
    changed = write_manifest(output / "build.json", result, VOLATILE)
    progress.done("manifest", "written" if changed else "nothing has changed, left as it was")
    return result


def write_boundaries(
    output: Path, shapes: NDArray[np.object_], register: Register
) -> dict[str, NDArray[np.object_]]:
    """The boundary files; returns the later vintage's areas in degrees, by detail."""
    drawn = {detail: to_rounded_degrees(simplify(shapes, detail)) for detail in DETAILS}
    by_code = {authority.gss_code: authority for authority in register.earlier + register.later}
    for detail, areas in drawn.items():
        for vintage, merged_into in register.merged_into.items():
            codes, merged = dissolve(areas, register.codes, merged_into)
            properties = [_properties(by_code[code]) for code in codes]
            write_geojson(output / f"authorities-{vintage}.{detail}.geojson", merged, properties)
    codes, merged = dissolve(drawn["overview"], register.codes, register.region_of)
    name_of = {authority.region_code: authority.region for authority in register.later}
    properties = [
        {"gss_code": code, "name": name_of[code], "region_code": code, "region": name_of[code]}
        for code in codes
    ]
    write_geojson(output / "regions.overview.geojson", merged, properties)
    return {str(detail): areas for detail, areas in drawn.items()}


def write_tables(
    output: Path, shapes: NDArray[np.object_], english: Positions, register: Register
) -> dict[str, int]:
    """`neighbours.csv` and `centres.csv`; returns the pairs of neighbours of each vintage."""
    shared = neighbours.shared_borders(shapes, register.codes)
    borders: list[tuple[str, Neighbour]] = []
    middles: list[tuple[str, Centre]] = []
    pairs: dict[str, int] = {}
    everywhere = dict.fromkeys(register.codes, ENGLAND)
    for age, (vintage, merged_into) in zip(
        ("earlier", "later"), register.merged_into.items(), strict=True
    ):
        rows = neighbours.neighbours(neighbours.carry(shared, merged_into))
        pairs[age] = len(rows) // 2
        borders += [(vintage, row) for row in rows]
        middles += [
            (vintage, centre)
            for centre in centres(english, merged_into, "authority")
            + centres(english, register.region_of, "region")
            + centres(english, everywhere, "country")
        ]
    write_table(output / "neighbours.csv", Neighbour._fields, borders)
    write_table(output / "centres.csv", Centre._fields, middles)
    return pairs


def validate(
    output: Path,
    positions: Positions,
    coast: list[shapely.Polygon],
    drawn: dict[str, NDArray[np.object_]],
    register: Register,
    progress: Progress,
) -> dict[str, Any]:
    """Build once more without a sample of positions, and look where the sample falls.

    The areas that are shipped are made from all positions; they are measured on the
    same sample, so that a test of the files alone can hold them to it.
    """
    chosen, sample = held_out.choose(positions)
    held_out.write_sample(output / "held_out.csv.gz", sample, register.codes)
    blind = build_areas(positions.only(~chosen), coast, progress, "held out")
    accuracy: dict[str, Any] = {
        "held_out_coordinates": len(sample.unit),
        "held_out_postcodes": int(chosen.sum()),
    }
    for detail in DETAILS:
        areas = to_rounded_degrees(simplify(blind.shapes, detail))
        accuracy[f"held_out_{detail}"] = held_out.measure(areas, sample)._asdict()
        accuracy[f"shipped_{detail}"] = held_out.measure(drawn[detail], sample)._asdict()
    measured = accuracy["held_out_standard"]
    progress.done(
        "accuracy", f"{measured['own']:.2%} in their own area, {measured['any']:.2%} in any"
    )
    return accuracy


def _properties(authority: Authority) -> dict[str, str]:
    return {
        "gss_code": authority.gss_code,
        "name": authority.name,
        "region_code": authority.region_code,
        "region": authority.region,
    }
