"""Rebuild the boundary files of the authorities and regions (docs: `mapping_data.boundaries`).

The files are committed and this is not needed to run the site, only after a change of
the recipe, the register or the postcode directory.
"""

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from mapping_data.boundaries.errors import BoundaryError
from mapping_data.boundaries.files import BOUNDARY_FOLDER

WORK_FOLDER = BOUNDARY_FOLDER.parents[2] / "var" / "boundaries"


class Command(BaseCommand):
    help = "Rebuild the boundaries, centres and neighbours from postcodes and a coast (1 minute)."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--coast",
            type=Path,
            metavar="FILE",
            help="countries-10m.json of world-atlas 2.0.2; without it npm fetches the package",
        )
        parser.add_argument(
            "--output",
            type=Path,
            default=BOUNDARY_FOLDER,
            metavar="FOLDER",
            help="where the files go (default: where the site reads them)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            # Here and not above: it loads the geography packages, which a run does not need.
            from mapping_data.boundaries.build import build

            build(options["output"], WORK_FOLDER, options["coast"], self.stdout.write)
        except ImportError as error:
            raise CommandError(f"{error}; run: uv sync --all-groups") from error
        except BoundaryError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(self.style.SUCCESS(f"Boundaries built in {options['output']}"))
