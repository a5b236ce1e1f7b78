"""Load all the real data, in the order in which one rests on another, skipping what stands."""

from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from directory.importers.services import ServicesImporter
from mapping_data.importers.areas import AreasImporter
from mapping_data.importers.base import Importer
from mapping_data.importers.boundaries import BoundariesImporter
from mapping_data.importers.console import add_options, run_from_command
from mapping_data.importers.published_tables import PublishedTablesImporter
from mapping_data.importers.rounds import IMPORTERS as ROUNDS
from mapping_data.importers.sources import SourcesImporter

IMPORTERS: tuple[type[Importer], ...] = (
    SourcesImporter,
    AreasImporter,
    BoundariesImporter,
    ServicesImporter,
    *ROUNDS.values(),
    PublishedTablesImporter,
)


class Command(BaseCommand):
    help = "Load sources, areas, services, rounds and tables; leave alone what has not changed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        run_from_command([importer() for importer in IMPORTERS], self.stdout, options)
        if not options["dry_run"]:
            # A round is loaded inactive; publishing it is an act of its own, with its checks.
            for slug in ROUNDS:
                self.publish(slug, options["verbosity"])

    def publish(self, slug: str, verbosity: int) -> None:
        call_command("activate_round", slug, by="load_data", if_needed=True, verbosity=verbosity)
