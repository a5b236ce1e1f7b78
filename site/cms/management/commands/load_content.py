"""Load the first edition of what editors publish, in the order in which one rests on another."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from cms.importers.frames import FramesImporter
from cms.importers.glossary import GlossaryImporter
from cms.importers.pages import PagesImporter
from cms.importers.references import ReferencesImporter
from cms.importers.spotlights import SpotlightsImporter
from cms.importers.themes import ThemesImporter
from mapping_data.importers.base import Importer
from mapping_data.importers.console import add_options, run_from_command

IMPORTERS: tuple[type[Importer], ...] = (
    ThemesImporter,
    ReferencesImporter,
    FramesImporter,
    PagesImporter,
    GlossaryImporter,
    SpotlightsImporter,
)


class Command(BaseCommand):
    help = "Load themes, the evidence library and the site's pages; leave editors' changes alone."

    def add_arguments(self, parser: ArgumentParser) -> None:
        add_options(parser)

    def handle(self, *args: Any, **options: Any) -> None:
        run_from_command([importer() for importer in IMPORTERS], self.stdout, options)
