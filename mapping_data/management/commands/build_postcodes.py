"""`manage.py build_postcodes`: builds the file that postcodes are looked up in."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from mapping_data.postcodes.build import build
from mapping_data.postcodes.districts import UnknownDistrict
from mapping_data.postcodes.source import SourceError, installed_files, installed_version


class Command(BaseCommand):
    help = "Build the postcode file from the installed ONS Postcode Directory (about 20 seconds)."
    # Runs before there is a database.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--to", type=Path, default=None, help="the file to write (default: POSTCODE_FILE)"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        target = options["to"] or Path(settings.POSTCODE_FILE)
        try:
            build(installed_files(), target, installed_version(), say=self.stdout.write)
        except (SourceError, UnknownDistrict) as error:
            raise CommandError(str(error)) from error
