"""The areas of the register: who is valid when, under which code, and after whom."""

import csv
from datetime import date
from pathlib import Path

import pytest

from mapping_data.area_index import AreaIndex
from mapping_data.identity import register_uuid
from mapping_data.importers.areas import VINTAGES, AreasImporter
from mapping_data.importers.paths import REGISTER
from mapping_data.importers.problems import ImportRefused
from mapping_data.models import Area, Succession

FILES = Path(__file__).resolve().parents[2] / "fixtures" / "importers"

pytestmark = pytest.mark.django_db


def codes_of_the_register(name: str) -> set[str]:
    with (REGISTER / name).open(encoding="utf-8", newline="") as file:
        return {row["gss_code"] for row in csv.DictReader(file)}


def refusals(**files: str) -> str:
    paths = {f"{name}.csv": FILES / file for name, file in files.items()}
    with pytest.raises(ImportRefused) as refused:
        AreasImporter(paths).run()
    return str(refused.value)


@pytest.mark.parametrize(("name", "day"), VINTAGES.items())
def test_the_areas_valid_on_a_day_are_exactly_those_of_the_register(name: str, day: date) -> None:
    index = AreaIndex.load(day)
    found = [index.code_on(area, day) for area in Area.objects.on(day)]
    assert sorted(found) == sorted(codes_of_the_register(name))


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(2021, 3, 31), 151),
        (date(2021, 4, 1), 152),
        (date(2023, 3, 31), 152),
        (date(2023, 4, 1), 153),
        (date(2027, 3, 31), 153),
        (date(2027, 4, 1), 154),
    ],
)
def test_the_set_of_authorities_changes_on_the_day_and_not_the_day_before(
    day: date, count: int
) -> None:
    assert Area.objects.on(day).count() == count


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [("E08000016", "E08000038", "Barnsley"), ("E08000019", "E08000039", "Sheffield")],
)
def test_a_recode_keeps_the_area_and_both_codes_lead_to_it(old: str, new: str, name: str) -> None:
    area = Area.objects.by_code(old)
    assert area == Area.objects.by_code(new)
    assert area is not None
    assert (area.common_name, area.gss_code) == (name, new)
    assert area.uuid == register_uuid("area", old)
    dates = [(row.code, str(row.valid_from), str(row.valid_to)) for row in area.codes.all()]
    assert dates == [(old, "", "2025"), (new, "2025", "")]


def test_a_reorganisation_links_areas_and_says_where_the_footprint_stayed() -> None:
    links = {
        (link.predecessor.gss_code, link.successor.gss_code): (link.on, link.same_footprint)
        for link in Succession.objects.select_related("predecessor", "successor")
        if link.successor.gss_code
    }
    assert links == {
        ("E10000021", "E06000061"): (date(2021, 4, 1), False),
        ("E10000021", "E06000062"): (date(2021, 4, 1), False),
        ("E10000006", "E06000063"): (date(2023, 4, 1), False),
        ("E10000006", "E06000064"): (date(2023, 4, 1), False),
        ("E10000023", "E06000065"): (date(2023, 4, 1), True),
        ("E10000027", "E06000066"): (date(2023, 4, 1), True),
    }


def test_planned_areas_have_no_code_yet_and_follow_surrey_as_a_plan() -> None:
    surrey = Area.objects.by_code("E10000030")
    assert surrey is not None
    assert surrey.valid_to == date(2027, 3, 31)
    planned = [link.successor for link in surrey.became.all()]
    assert [area.common_name for area in planned] == ["East Surrey", "West Surrey"]
    for area in planned:
        assert (area.gss_code, area.codes.count()) == ("", 0)
        assert area.parent == surrey.parent
        assert "re-confirmed" in area.note
    assert list(Area.objects.planned(date(2027, 3, 31))) == planned
    assert planned[0].uuid == register_uuid("area", "east-surrey")


def test_areas_outside_england_are_in_no_english_set() -> None:
    swansea = Area.objects.by_code("W06000011")
    assert swansea is not None
    assert (swansea.country_name, swansea.is_english) == ("Wales", False)
    assert not Area.objects.english().filter(pk=swansea.pk).exists()
    assert {area.common_name for area in Area.objects.countries()} == {
        "England",
        "Wales",
        "Scotland",
        "Northern Ireland",
    }


def test_every_area_and_every_change_names_its_source() -> None:
    assert not Area.objects.filter(source=None).exists()
    assert not Succession.objects.filter(source=None).exists()
    cumbria = Succession.objects.filter(predecessor__gss_code="E10000006")
    assert {link.source.key for link in cumbria if link.source} == {
        "https://www.legislation.gov.uk/uksi/2022/331/note/made"
    }


def test_an_area_that_an_editor_renamed_keeps_its_name() -> None:
    Area.objects.filter(gss_code="E06000010").update(common_name="Kingston upon Hull")
    report = AreasImporter().run(force=True).report
    assert report is not None
    assert [(it["record"], it["field"]) for it in report.conflicts] == [
        ("E06000010", "common_name")
    ]
    assert Area.objects.get(gss_code="E06000010").common_name == "Kingston upon Hull"


def test_codes_that_an_editor_dated_are_left_as_they_are() -> None:
    barnsley = Area.objects.get(gss_code="E08000038")
    barnsley.codes.filter(code="E08000038").update(valid_from="2025-04-01")
    report = AreasImporter().run(force=True).report
    assert report is not None
    assert [(it["record"], it["field"]) for it in report.conflicts] == [("E08000016", "codes")]
    assert str(barnsley.codes.get(code="E08000038").valid_from) == "2025-04-01"


def test_a_bad_list_of_authorities_is_refused_with_every_fault() -> None:
    words = refusals(authorities_2021="authorities_bad_cells.csv")
    place = "authorities_bad_cells.csv, line"
    assert f"{place} 2, column gss_code, “E0600001”: is not a GSS code" in words
    assert f"{place} 3, column valid_from, “1 April 1996”: is not a day" in words
    assert f"{place} 4, column region, “North Est”: another row calls E12000001" in words
    assert f"{place} 5, column predecessor_codes, “E10009999”: is not the code of" in words
    assert f"{place} 6, column source, “hearsay”: is not a known source" in words


def test_two_lists_that_disagree_on_an_authority_are_refused(tmp_path: Path) -> None:
    text = (REGISTER / "authorities_2023.csv").read_text(encoding="utf-8")
    path = tmp_path / "authorities_2023.csv"
    path.write_text(text.replace("E06000001,Hartlepool,", "E06000001,Hartlepools,"))
    with pytest.raises(ImportRefused, match="the other list of authorities says “Hartlepool”"):
        AreasImporter({path.name: path}).run()


def test_bad_changes_are_refused_with_every_fault() -> None:
    words = refusals(area_changes="area_changes_bad.csv")
    place = "area_changes_bad.csv, line"
    assert f"{place} 2, column new_code, “E08000019”: is the code of Sheffield" in words
    assert f"{place} 3, column code, “E08009999”: is not the code of an area" in words
    assert f"{place} 4, column change, “merger”: is not one of" in words
    assert f"{place} 5, column first_day, “spring 2027”: is not a day" in words
