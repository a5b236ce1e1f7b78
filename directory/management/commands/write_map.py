"""Write the coverage map as one HTML file that needs nothing else, to be sent by e-mail."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.http import QueryDict
from django.utils.http import urlencode

from directory.coverage.forms import LEVELS, read_coverage


class Command(BaseCommand):
    help = "Write the coverage map as one HTML file that opens without a network."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE.html")
        parser.add_argument("--layer", default="recurrent", help="recurrent, pause, local or fdac")
        parser.add_argument("--by", default="authority", choices=LEVELS)
        parser.add_argument(
            "--site",
            default=settings.WAGTAILADMIN_BASE_URL,
            help="where the links of the map lead (default: %(default)s)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        from directory.maps.embed import page

        asked = QueryDict(urlencode({"layer": options["layer"], "by": options["by"]}))
        question = read_coverage(asked, [])
        if question.problems:
            raise CommandError(" ".join(problem.sentence for problem in question.problems))
        path: Path = options["file"]
        try:
            path.write_text(
                page(question, None, base=options["site"].rstrip("/"), alone=True),
                encoding="utf-8",
            )
        except OSError as error:
            raise CommandError(f"{path} could not be written: {error.strerror}") from error
        self.stdout.write(f"Wrote {path} ({path.stat().st_size // 1000} kB).")
