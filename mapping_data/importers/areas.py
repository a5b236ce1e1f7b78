"""Countries, regions and authorities, with their codes, their periods and their successions."""

from datetime import date
from typing import Any

from mapping_data.importers.area_rows import Plan, add_changes, add_countries
from mapping_data.importers.area_stores import AreaStore, SuccessionStore
from mapping_data.importers.base import Batch, Importer, Tables, TableSpec
from mapping_data.importers.paths import DATA, REGISTER
from mapping_data.importers.problems import ImportFailed, Problem
from mapping_data.importers.register_rows import COLUMNS, add_register, add_successions
from mapping_data.importers.report import Report
from mapping_data.models import Area, Source

VINTAGES = {
    "authorities_2021.csv": date(2021, 4, 1),
    "authorities_2023.csv": date(2023, 4, 1),
}
OUTSIDE = ("code", "name", "country", "source")
CHANGES = tuple("change,first_day,code,new_code,name,type,region_code,note,source".split(","))


class AreasImporter(Importer):
    name = "areas"
    noun = "areas and successions"
    needs = (Source,)

    def tables(self) -> dict[str, TableSpec]:
        register = {
            name: TableSpec(REGISTER / name, tuple(COLUMNS), ("gss_code",)) for name in VINTAGES
        }
        changes = TableSpec(DATA / "area_changes.csv", CHANGES, ("change", "code", "name"))
        outside = TableSpec(DATA / "areas_outside_england.csv", OUTSIDE, ("code",))
        return register | {"area_changes.csv": changes, "areas_outside_england.csv": outside}

    def check(self, tables: Tables, problems: list[Problem]) -> list[Batch]:
        plan = Plan(frozenset(Source.objects.values_list("key", flat=True)), problems)
        add_countries(plan, tables["areas_outside_england.csv"])
        links = [link for name in VINTAGES for link in add_register(plan, tables[name])]
        add_changes(plan, tables["area_changes.csv"])
        add_successions(plan, links)
        self.vintages = {
            day: {row["gss_code"] for row in tables[name]} for name, day in VINTAGES.items()
        }
        return [
            Batch(AreaStore(), plan.records()),
            Batch(SuccessionStore(list(plan.areas)), plan.succession_records()),
        ]

    def verify_rest(self, report: Report) -> None:
        """Each vintage holds exactly the register's list, unless an editor changed an area."""
        if report.conflicts or report.left_alone:
            return
        for day, listed in self.vintages.items():
            areas = Area.objects.on(day).prefetch_related("codes")
            found = {code.code for area in areas for code in area.codes.all()}
            if areas.count() != len(listed) or not listed <= found:
                raise ImportFailed(f"the areas valid on {day} are not those of the register")

    def gaps(self, batches: list[Batch]) -> dict[str, Any]:
        without = Area.objects.authorities().filter(gss_code="")
        return {"areas_without_code": [area.common_name for area in without]}
