"""Finding places by name in the committed list."""

import csv
from collections import Counter

import pytest

from mapping_data.places.lookup import PLACES, Place, PlaceIndex, places
from mapping_data.postcodes.districts import read_lookup


def labels(found: list[Place]) -> list[str]:
    return [place.label for place in found]


@pytest.mark.parametrize(
    ("name", "label", "authority"),
    [
        ("Salford", "Salford, M6", "E08000006"),
        ("stockport", "Stockport, SK1", "E08000007"),
        ("Kendal", "Kendal, LA9", "E06000064"),
        ("Penrith", "Penrith, CA11", "E06000064"),
        ("Barrow-in-Furness", "Barrow in Furness, LA14", "E06000064"),
        ("Skipton", "Skipton, BD23", "E06000065"),
        ("Boston", "Boston, PE21", "E10000019"),
        ("Hull", "Kingston upon Hull, HU1", "E06000010"),
        ("Keynsham", "Keynsham, BS31", "E06000022"),
        ("kings lynn", "King's Lynn, PE30", "E10000020"),
        ("Barnsley", "Barnsley, S70", "E08000038"),
        ("Bradford", "Bradford, BD1", "E08000032"),
    ],
)
def test_a_well_known_town_is_found_with_the_authority_in_force(
    name: str, label: str, authority: str
) -> None:
    (place,) = places().find(name)
    assert (place.label, place.gss_code, place.country) == (label, authority, "England")


def test_a_name_of_several_places_gives_all_of_them_with_their_countries() -> None:
    found = places().find("Newport")
    assert {"Newport, PO30", "Newport, TF10", "Newport, NP20"} <= set(labels(found))
    assert {place.country for place in found} == {"England", "Wales", "Scotland"}
    assert labels(places().find("richmond")) == ["Richmond, TW9", "Richmond, DL10"]
    assert len(places().find("Leigh")) == 4


def test_newcastle_alone_means_either_town_and_the_one_in_northern_ireland() -> None:
    assert labels(places().find("Newcastle")) == [
        "Newcastle upon Tyne, NE1",
        "Newcastle under Lyme, ST5",
        "Newcastle, Northern Ireland",
    ]


@pytest.mark.parametrize(
    "text",
    [
        *("Newport, PO30", "newport po30", "NEWPORT , po30", "Newport, PO30 1UD"),
        *("Newport, Isle of Wight", "Newport (Isle of Wight)"),
    ],
)
def test_a_qualified_name_gives_one_place(text: str) -> None:
    assert labels(places().find(text)) == ["Newport, PO30"]


@pytest.mark.parametrize(
    "text", ["Newport, PO31", "Newport, Kent", ", PO30", "", "Xyzzy", "?", "a" * 500]
)
def test_what_is_not_there_is_nothing_and_not_a_guess(text: str) -> None:
    assert places().find(text) == []


def test_a_comma_with_nothing_behind_it_qualifies_nothing() -> None:
    assert places().find("Newport,") == places().find("Newport")


def test_a_country_narrows_a_name_too() -> None:
    assert labels(places().find("Newport, Wales")) == ["Newport, NP20", "Newport, SA42"]


def test_another_name_may_be_qualified_too() -> None:
    assert labels(places().find("Hull, HU1")) == ["Kingston upon Hull, HU1"]


def test_a_city_that_ons_names_backwards_is_understood() -> None:
    for text in ("Hereford, Herefordshire, County of", "Hereford, Herefordshire"):
        (place,) = places().find(text)
        assert (place.authority_name, place.gss_code) == ("Herefordshire", "E06000019")


def test_a_welsh_place_says_that_it_is_in_wales() -> None:
    (place,) = places().find("Cardiff")
    assert (place.country, place.in_england, place.gss_code) == ("Wales", False, "W06000015")


def test_every_label_finds_its_own_place_and_no_other() -> None:
    index = PlaceIndex()
    with PLACES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = index.find(f"{row['name']}, {row['outward'] or row['country']}")
            assert [place.geonames_id for place in found] == [int(row["geonames_id"])]


def test_every_english_place_has_an_authority_in_force_and_an_outward_code() -> None:
    in_force = {authority.code for authority in read_lookup().values()}
    with PLACES.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["country"] == "England"]
    assert len(rows) == 4661
    assert all(row["gss_code"] in in_force and row["outward"] for row in rows)
    gone = {"E10000006", "E10000023", "E10000027", "E08000016", "E08000019", "E10000002"}
    assert gone.isdisjoint(row["gss_code"] for row in rows)
    # Of 153 authorities only small or crowded ones may have no place of their own.
    assert len(Counter(row["gss_code"] for row in rows)) >= 150


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Salfrod", "Salford, M6"),
        ("Stokport", "Stockport, SK1"),
        ("Sheffeild", "Sheffield, S1"),
        ("Barow in furness", "Barrow in Furness, LA14"),
        ("Penrith, Cumbria", "Penrith, CA11"),
        ("manches", "Manchester, M1"),
    ],
)
def test_a_slip_of_the_pen_is_met_with_what_was_meant(typed: str, meant: str) -> None:
    assert places().find(typed) == []
    assert labels(places().suggest(typed))[0] == meant


def test_suggestions_keep_to_their_number_and_put_england_first() -> None:
    found = places().suggest("newp", limit=4)
    assert len(found) == 4
    assert found[0].label == "Newport, PO30"
    assert all(place.in_england for place in found)


@pytest.mark.parametrize("text", ["", " ", "x", "?!", "zzzzqqq", "\u0000", "%" * 1000])
def test_nothing_alike_suggests_nothing(text: str) -> None:
    assert places().suggest(text) == []


def test_the_list_stays_small() -> None:
    assert PLACES.stat().st_size < 400_000
