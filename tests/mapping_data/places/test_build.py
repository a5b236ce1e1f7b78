"""Building the list of places from tiny sources of the true shape."""

import csv
from pathlib import Path

import pytest

from mapping_data.places.build import Candidate, build, without_doubles
from mapping_data.places.geonames import GeonamesError, Settlement
from mapping_data.places.names import key, short_form
from mapping_data.places.nearest import Located
from tests.mapping_data.postcode_files import fixture_rows, silent, write_files

GEONAMES = Path(__file__).resolve().parents[2] / "fixtures" / "geonames_cities.json"

Rows = dict[int, dict[str, str]]


@pytest.fixture
def target(tmp_path: Path) -> Path:
    path = tmp_path / "places.csv"
    build(GEONAMES, write_files(tmp_path, fixture_rows()), path, say=silent)
    return path


@pytest.fixture
def rows(target: Path) -> Rows:
    with target.open(encoding="utf-8", newline="") as file:
        return {int(row["geonames_id"]): row for row in csv.DictReader(file)}


def test_a_place_gets_the_authority_and_outward_code_of_the_postcodes_around_it(
    rows: Rows,
) -> None:
    assert (rows[1]["gss_code"], rows[1]["outward"]) == ("E08000006", "M6")
    # Canterbury's district lies in Kent.
    assert (rows[3]["gss_code"], rows[3]["outward"]) == ("E10000016", "CT1")


def test_a_place_is_never_put_across_the_border(rows: Rows) -> None:
    # Saltney's nearest postcode of all is English.
    assert (rows[13]["country"], rows[13]["gss_code"]) == ("Wales", "W06000005")


def test_the_smaller_of_two_entries_of_one_place_is_dropped(rows: Rows) -> None:
    assert 2 not in rows
    assert rows[1]["population"] == "129794"


def test_namesakes_far_apart_both_stay(rows: Rows) -> None:
    assert {number for number, row in rows.items() if row["name"] == "Salford"} == {1, 3}


def candidate(number: int, code: str, outward: str, latitude: float) -> Candidate:
    place = Settlement(number, "Stone", (), "England", -2.0, latitude, 1000 - number)
    return Candidate(place, Located(code, outward, 50.0))


def test_namesakes_are_one_place_only_when_near_and_in_one_authority() -> None:
    first = candidate(1, "E10000016", "DA9", 51.00)
    two_km_off = candidate(2, "E10000016", "DA2", 51.02)
    six_km_off = candidate(3, "E10000016", "TN30", 51.06)
    over_the_border = candidate(4, "E06000035", "ME1", 51.01)
    same_label = candidate(5, "E06000036", "DA9", 51.50)
    everything = [same_label, over_the_border, six_km_off, two_km_off, first]
    assert without_doubles(everything) == [first, six_km_off, over_the_border]


def test_only_the_four_nations_and_the_islands_are_kept(rows: Rows) -> None:
    assert {10, 12}.isdisjoint(rows)
    assert rows[9]["country"] == "Northern Ireland"
    assert rows[9]["gss_code"] == rows[9]["outward"] == ""
    assert rows[11]["country"] == "Isle of Man"


def test_an_unknown_population_is_blank_and_not_nought(rows: Rows) -> None:
    assert rows[3]["population"] == ""


def test_other_names_are_english_ones_that_share_a_word(rows: Rows) -> None:
    assert rows[4]["alt_names"] == "Tweed;Berwick;Royal Berwick"
    assert rows[7]["alt_names"] == "Tunbridge Wells"
    assert rows[1]["alt_names"] == rows[6]["alt_names"] == ""


def test_a_short_form_is_not_taken_from_a_larger_place(rows: Rows) -> None:
    assert rows[5]["alt_names"] == ""


def test_what_stands_after_a_comma_in_the_source_is_no_part_of_the_name(rows: Rows) -> None:
    assert rows[8]["name"] == "Basford"


def test_the_same_sources_give_the_same_bytes_in_order_of_name(
    target: Path, rows: Rows, tmp_path: Path
) -> None:
    again = tmp_path / "again.csv"
    build(GEONAMES, write_files(tmp_path, fixture_rows()), again, say=silent)
    assert again.read_bytes() == target.read_bytes()
    assert [row["name"] for row in rows.values()] == sorted(row["name"] for row in rows.values())


def test_a_damaged_list_of_places_is_named(tmp_path: Path) -> None:
    damaged = tmp_path / "cities.json"
    damaged.write_text('{"1": {"geonameid": 1}}')
    with pytest.raises(GeonamesError, match=r"cities\.json"):
        build(damaged, [], tmp_path / "places.csv", say=silent)
    assert not (tmp_path / "places.csv").exists()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("King's Lynn", "Kings Lynn"),
        ("King\u2019s Lynn", "kings-lynn"),
        ("St. Ives", "Saint Ives"),
        ("Newcastle upon Tyne", "NEWCASTLE-ON-TYNE"),
        ("Walton-on-the-Naze", "Walton on Naze"),
        ("Brighton & Hove", "Brighton and Hove"),
        ("Ynys M\u00f4n", "Ynys Mon"),
        ("  Barrow\u00a0in  Furness ", "Barrow-in-Furness"),
    ],
)
def test_two_ways_to_write_a_name_are_one_name(one: str, other: str) -> None:
    assert key(one) == key(other) != ""


def test_a_short_form_ends_before_the_joining_word() -> None:
    assert short_form("Barrow in Furness") == "Barrow"
    assert short_form("Stoke-on-Trent") == "Stoke"
    assert short_form("Newport Pagnell") is None
    assert short_form("Le Bourg") is None
