"""`manage.py build_places`: makes the committed list of towns and villages anew."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mapping_data.places import geonames
from mapping_data.places.build import build
from mapping_data.places.lookup import PLACES
from mapping_data.postcodes.districts import UnknownDistrict
from mapping_data.postcodes.source import SourceError, installed_files


class Command(BaseCommand):
    help = "Build the list of places from GeoNames and the postcode data (about 30 seconds)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--to", type=Path, default=PLACES, help="the file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            source = geonames.installed_file()
            build(source, installed_files(), options["to"], say=self.stdout.write)
        except (geonames.GeonamesError, SourceError, UnknownDistrict) as error:
            raise CommandError(str(error)) from error
