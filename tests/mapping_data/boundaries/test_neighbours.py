"""Neighbours and postcode centres, as committed beside the boundaries."""

from datetime import date
from functools import cache

import numpy as np
import pytest
import shapely

from mapping_data.boundaries import neighbours
from mapping_data.boundaries.files import (
    VINTAGES,
    Centre,
    Neighbour,
    read_boundaries,
    read_centres,
    read_neighbours,
)
from mapping_data.boundaries.register import read_authorities

BEFORE, AFTER = VINTAGES
ISLE_OF_WIGHT, SCILLY = "E06000046", "E06000053"
CUMBERLAND, WESTMORLAND, CUMBRIA = "E06000063", "E06000064", "E10000006"


@cache
def drawn_areas(vintage: date) -> dict[str, shapely.Geometry]:
    features = read_boundaries(vintage, "standard")["features"]
    return {
        feature["properties"]["gss_code"]: shapely.geometry.shape(feature["geometry"])
        for feature in features
    }


def neighbour_codes(vintage: date, gss_code: str) -> set[str]:
    return {row.neighbour_code for row in read_neighbours(vintage) if row.gss_code == gss_code}


@pytest.mark.parametrize("vintage", VINTAGES)
def test_neighbours_are_mutual(vintage: date) -> None:
    rows = read_neighbours(vintage)
    border = {(row.gss_code, row.neighbour_code): row.shared_km for row in rows}
    assert len(border) == len(rows), "a pair stands twice"
    for (one, other), length in border.items():
        assert one != other
        assert border.get((other, one)) == length, (one, other)
        assert length >= neighbours.SHORTEST_KM


@pytest.mark.parametrize("vintage", VINTAGES)
def test_every_authority_but_two_islands_has_a_neighbour(vintage: date) -> None:
    known = {authority.gss_code for authority in read_authorities(vintage)}
    found = {row.gss_code for row in read_neighbours(vintage)}
    assert known - found == {ISLE_OF_WIGHT, SCILLY}
    assert found <= known, "Wales, Scotland or another vintage among the neighbours"


@pytest.mark.parametrize("vintage", VINTAGES)
def test_neighbours_are_those_whose_drawn_areas_share_a_border(vintage: date) -> None:
    """The fast way (equal edges before simplifying) against the obvious one (intersect)."""
    areas = drawn_areas(vintage)
    codes, shapes = list(areas), np.array(list(areas.values()))
    one, other = shapely.STRtree(shapes).query(shapes, predicate="intersects")
    one, other = one[one < other], other[one < other]
    outline = shapely.boundary(shapes)
    shared = shapely.length(shapely.intersection(outline[one], outline[other]))
    drawn = {
        tuple(sorted((codes[a], codes[b])))
        for a, b, length in zip(one, other, shared, strict=True)
        if length > 0
    }
    listed = {tuple(sorted(row[:2])) for row in read_neighbours(vintage)}
    assert listed <= drawn
    # Drawn together and yet not neighbours: across an estuary, or little more than a corner.
    left_out = drawn - listed
    assert left_out >= neighbours.ACROSS_AN_ESTUARY
    assert len(left_out - neighbours.ACROSS_AN_ESTUARY) <= 3


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("E09000001", "E09000012", True),  # City of London and Hackney: half a kilometre
        ("E10000016", "E10000030", True),  # Kent and Surrey
        ("E09000033", "E09000022", True),  # Westminster and Lambeth, across the river
        ("E08000022", "E08000023", True),  # North and South Tyneside, across the river
        ("E10000019", "E06000061", False),  # Lincolnshire, North Northamptonshire: 19 metres
        ("E08000012", "E08000015", False),  # Liverpool and Wirral, across the Mersey
        ("E06000010", "E06000013", False),  # Hull and North Lincolnshire, across the Humber
        ("E06000034", "E10000016", False),  # Thurrock and Kent, across the Thames
        ("E06000046", "E10000014", False),  # Isle of Wight and Hampshire, across the Solent
    ],
)
def test_known_pairs_are_neighbours_or_not(one: str, other: str, are: bool) -> None:
    for vintage in VINTAGES:
        assert (other in neighbour_codes(vintage, one)) is are


def test_the_successors_of_cumbria_have_its_neighbours_and_each_other() -> None:
    before = neighbour_codes(BEFORE, CUMBRIA)
    cumberland = neighbour_codes(AFTER, CUMBERLAND)
    westmorland = neighbour_codes(AFTER, WESTMORLAND)
    assert WESTMORLAND in cumberland
    # North Yorkshire was given a new code on the same day.
    renamed = {"E06000065": "E10000023"}
    after = {renamed.get(code, code) for code in cumberland | westmorland}
    assert after - {CUMBERLAND, WESTMORLAND} == before


@pytest.mark.parametrize("vintage", VINTAGES)
def test_centres_are_given_for_every_authority_and_region_and_for_england(vintage: date) -> None:
    codes: dict[str, set[str]] = {"authority": set(), "region": set(), "country": set()}
    for centre in read_centres(vintage):
        codes[centre.area_type].add(centre.gss_code)
    register = read_authorities(vintage)
    assert codes["authority"] == {authority.gss_code for authority in register}
    assert codes["region"] == {authority.region_code for authority in register}
    assert codes["country"] == {"E92000001"}


@pytest.mark.parametrize("vintage", VINTAGES)
def test_the_centre_of_a_larger_area_is_the_mean_of_its_parts(vintage: date) -> None:
    centre_of = {centre.gss_code: centre for centre in read_centres(vintage)}
    members: dict[str, list[Centre]] = {}
    for authority in read_authorities(vintage):
        for larger in (authority.region_code, "E92000001"):
            members.setdefault(larger, []).append(centre_of[authority.gss_code])
    for larger, parts in members.items():
        whole, postcodes = centre_of[larger], sum(part.postcodes for part in parts)
        assert postcodes == whole.postcodes
        easting = sum(part.easting * part.postcodes for part in parts) / postcodes
        northing = sum(part.northing * part.postcodes for part in parts) / postcodes
        assert (whole.easting, whole.northing) == pytest.approx((easting, northing), abs=2)


def test_a_centre_lies_near_its_own_area() -> None:
    areas = drawn_areas(AFTER)
    for centre in read_centres(AFTER):
        if centre.area_type == "authority":
            place = shapely.Point(centre.longitude, centre.latitude)
            # Horseshoe areas have their mean just outside; 0.05 degrees is 3 to 5 km.
            assert areas[centre.gss_code].distance(place) < 0.05, centre


def test_a_common_edge_makes_neighbours_and_a_corner_does_not() -> None:
    squares = np.array(
        [shapely.box(x, y, x + 600, y + 600) for x, y in [(0, 0), (600, 0), (600, 600)]]
    )
    shared = neighbours.shared_borders(squares, ["A", "B", "C"])
    assert shared == {("A", "B"): 0.6, ("B", "C"): 0.6}
    assert neighbours.neighbours(shared)[0] == Neighbour("A", "B", 0.6)
    merged = neighbours.carry(shared, {"A": "A", "B": "Z", "C": "Z"})
    assert merged == {("A", "Z"): 0.6}


def test_a_border_under_half_a_kilometre_or_across_an_estuary_makes_no_neighbours() -> None:
    assert neighbours.neighbours({("A", "B"): 0.49}) == []
    assert neighbours.neighbours({("E08000012", "E08000015"): 5.0}) == []
