"""Services with their providers and offers, from the register and what we wrote beside it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from directory.importers.offer_stores import OFFER, PROVIDER, OfferStore, ProviderStore
from directory.importers.service_quality import gaps_of_services, mismatches_of_2023
from directory.importers.service_rows import COLUMNS, Beside, service_record
from directory.importers.service_store import ServiceStore
from directory.models import Offer, Stage
from mapping_data.importers.base import Batch, Importer, Progress, Tables, TableSpec
from mapping_data.importers.cells import CellReader
from mapping_data.importers.paths import REGISTER
from mapping_data.importers.problems import Problem
from mapping_data.importers.report import Record, Report
from mapping_data.importers.tables import Row
from mapping_data.models import Area, AreaCode, Source

DATA = Path(__file__).resolve().parents[1] / "data"
BESIDE = {
    "offers.csv": ("slug name plain_words", "slug"),
    "offer_spellings.csv": ("spelling offer reason", "spelling offer"),
    "service_details.csv": (
        "slug referral_route referral_by entry_conditions source locator",
        "slug",
    ),
    "plain_summaries.csv": ("slug summary", "slug"),
    "closures.csv": ("slug closed_on closed_reason source", "slug"),
}


class ServicesImporter(Importer):
    name = "services"
    noun = "services, offers and providers"
    needs = (Source, Area)

    def tables(self) -> dict[str, TableSpec]:
        beside = {
            name: TableSpec(DATA / name, tuple(columns.split()), tuple(key.split()))
            for name, (columns, key) in BESIDE.items()
        }
        return {"services.csv": TableSpec(REGISTER / "services.csv", COLUMNS, ("slug",))} | beside

    def check(self, tables: Tables, problems: list[Problem]) -> list[Batch]:
        rows = tables["services.csv"]
        self.rows = rows
        beside = _beside(tables, problems)
        services = [service_record(row, beside) for row in rows]
        names = sorted({record.values["provider"] for record in services} - {""})
        providers = [Record(PROVIDER + name, {"name": name}) for name in names]
        offers = [_offer_record(row, problems) for row in tables["offers.csv"]]
        provider_store = ProviderStore()
        return [
            Batch(OfferStore(), offers),
            Batch(provider_store, providers),
            Batch(ServiceStore(provider_store), services),
        ]

    def replace(self, batches: list[Batch], report: Report, progress: Progress) -> None:
        Stage.objects.ensure()
        super().replace(batches, report, progress)

    def gaps(self, batches: list[Batch]) -> dict[str, Any]:
        return gaps_of_services() | {"la_codes_2023_mismatches": mismatches_of_2023(self.rows)}


def _beside(tables: Tables, problems: list[Problem]) -> Beside:
    status = {row["slug"]: row["status"] for row in tables["services.csv"]}
    for name in ("service_details.csv", "plain_summaries.csv", "closures.csv"):
        for row in tables[name]:
            CellReader(row, problems).choice("slug", status)
    problems += _faults_of_closures(tables, status)
    sources = Source.objects.values_list("key", "date")
    codes = list(AreaCode.objects.values_list("code", "area_id"))
    first = {area: code for code, area in reversed(codes)}
    return Beside(
        summaries=_by_slug(tables["plain_summaries.csv"]),
        details=_by_slug(tables["service_details.csv"]),
        closures=_by_slug(tables["closures.csv"]),
        offers=_spellings(tables, problems),
        areas={code: first[area] for code, area in codes},
        source_dates={key: str(day) for key, day in sources},
        problems=problems,
    )


def _faults_of_closures(tables: Tables, status: dict[str, str]) -> Iterator[Problem]:
    """A closed service has a reason, and only a closed one."""
    for row in tables["closures.csv"]:
        if status.get(row["slug"], "closed") != "closed":
            yield row.problem("is not closed in the register", "slug")
    explained = {row["slug"] for row in tables["closures.csv"]}
    for row in tables["services.csv"]:
        if row["status"] == "closed" and row["slug"] not in explained:
            yield row.problem("needs a row in closures.csv that says when and why", "status")


def _by_slug(rows: list[Row]) -> dict[str, Row]:
    return {row["slug"]: row for row in rows}


def _spellings(tables: Tables, problems: list[Problem]) -> dict[str, list[str]]:
    """The register's words to the offers that they mean: one spelling may hold two."""
    known = {row["slug"]: row["slug"] for row in tables["offers.csv"]}
    folded: dict[str, list[str]] = {}
    for row in tables["offer_spellings.csv"]:
        if offer := CellReader(row, problems).choice("offer", known):
            folded.setdefault(row["spelling"], []).append(offer)
    return folded


def _offer_record(row: Row, problems: list[Problem]) -> Record:
    cells = CellReader(row, problems)
    values = {
        "name": cells.required("name", Offer._meta.get_field("name")),
        "plain_words": cells.required("plain_words", Offer._meta.get_field("plain_words")),
        "suggested": True,
    }
    return Record(OFFER + cells.slug("slug", Offer._meta.get_field("slug")), values)
