"""Load the services of the register. The areas and the sources must be there."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from directory.importers.services import ServicesImporter
from mapping_data.importers.console import add_options, run_from_command


class Command(BaseCommand):
    help = "Load services, offers and providers. Run load_data, or import_areas, first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        run_from_command([ServicesImporter()], self.stdout, options)
