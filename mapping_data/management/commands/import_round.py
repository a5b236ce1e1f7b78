"""`manage.py import_round england-2021`: loads a round, inactive and frozen."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from mapping_data.importers.console import add_options, run_from_command
from mapping_data.importers.rounds import IMPORTERS


class Command(BaseCommand):
    help = "Load a mapping round. It is not shown before activate_round."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", choices=sorted(IMPORTERS))
        add_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        run_from_command([IMPORTERS[options["slug"]]()], self.stdout, options)
