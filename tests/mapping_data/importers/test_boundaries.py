"""Centres and neighbours of areas follow the built boundary files."""

from pathlib import Path

import pytest

from mapping_data.importers.boundaries import CENTRES, BoundariesImporter
from mapping_data.importers.problems import ImportRefused
from mapping_data.models import Area, ImportRun, Neighbour

FILES = Path(__file__).resolve().parents[2] / "fixtures" / "importers"

pytestmark = pytest.mark.django_db


def neighbours_of(code: str) -> set[str]:
    area = Area.objects.by_code(code)
    assert area is not None
    return {row.neighbour.gss_code for row in area.neighbours.select_related("neighbour")}


def test_every_authority_of_both_vintages_every_region_and_england_has_a_centre() -> None:
    without = Area.objects.filter(longitude=None, gss_code__startswith="E")
    assert [area.common_name for area in without] == ["Northamptonshire"]


def test_neighbours_stand_both_ways_and_islands_have_none() -> None:
    pairs = set(Neighbour.objects.values_list("area", "neighbour"))
    assert pairs == {(other, one) for one, other in pairs}
    assert neighbours_of("E06000046") == set()


def test_an_abolished_area_keeps_the_neighbours_of_its_time_and_no_successor_as_one() -> None:
    cumbria = neighbours_of("E10000006")
    assert cumbria
    assert not cumbria & {"E06000063", "E06000064"}
    assert "E06000064" in neighbours_of("E06000063")


def test_a_recoded_area_has_one_set_of_neighbours_under_either_code() -> None:
    assert neighbours_of("E08000016") == neighbours_of("E08000038")
    assert "E08000039" in neighbours_of("E08000016")


def test_the_report_names_the_areas_without_data() -> None:
    run = ImportRun.objects.filter(importer="boundaries")[0]
    assert run.report["gaps"]["authorities_without_centre"] == [
        "East Surrey",
        "Northamptonshire",
        "West Surrey",
    ]


def test_the_newest_vintage_says_where_a_centre_is_whatever_the_order_of_the_rows(
    tmp_path: Path,
) -> None:
    path = tmp_path / "centres.csv"
    header = ",".join(CENTRES)
    newer = "2023-04-01,E06000001,authority,9,1,1,-1.3,54.7"
    older = "2021-04-01,E06000001,authority,9,1,1,-1.4,54.8"
    path.write_text(f"{header}\n{newer}\n{older}\n")
    BoundariesImporter({path.name: path}).run()
    area = Area.objects.get(gss_code="E06000001")
    assert (area.longitude, area.latitude) == (-1.3, 54.7)


def test_a_centre_that_an_editor_moved_stays() -> None:
    Area.objects.filter(gss_code="E06000001").update(longitude=-1.2)
    report = BoundariesImporter().run(force=True).report
    assert report is not None
    assert [(it["record"], it["field"]) for it in report.conflicts] == [("E06000001", "longitude")]
    assert Area.objects.get(gss_code="E06000001").longitude == -1.2


def test_bad_neighbours_and_centres_are_refused_together() -> None:
    files = {
        "neighbours.csv": FILES / "neighbours_bad.csv",
        "centres.csv": FILES / "centres_bad.csv",
    }
    before = Neighbour.objects.count()
    with pytest.raises(ImportRefused) as refused:
        BoundariesImporter(files).run()
    words = str(refused.value)
    for part in (
        "neighbours_bad.csv, line 3, column shared_km, “lots”: is not a number",
        "neighbours_bad.csv, line 4, column neighbour_code, “E06009999”: is not one of",
        "neighbours_bad.csv, line 5, column vintage, “2022-04-01”: is not one of",
        "neighbours_bad.csv, line 5, column neighbour_code, “E06000002”: is the area itself",
        "neighbours_bad.csv, line 6: the pair does not stand the other way round too",
        "centres_bad.csv, line 2, column postcodes, “99999999999”: is not a whole number",
        "centres_bad.csv, line 3, column longitude, “54.5556”: is not a number",
        "centres_bad.csv, line 4, column longitude, “nan”: is not a number",
    ):
        assert part in words
    assert Neighbour.objects.count() == before
