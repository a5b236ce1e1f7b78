"""Load the areas, their sources, their postcode centres and their neighbours."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from mapping_data.importers.areas import AreasImporter
from mapping_data.importers.boundaries import BoundariesImporter
from mapping_data.importers.console import add_options, run_from_command
from mapping_data.importers.sources import SourcesImporter

IMPORTERS = (SourcesImporter, AreasImporter, BoundariesImporter)


class Command(BaseCommand):
    help = "Load sources, areas and what the derived boundaries say of them."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        run_from_command([importer() for importer in IMPORTERS], self.stdout, options)
