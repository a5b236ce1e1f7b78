"""`manage.py check_round england-2021`: sets the sums of a round beside its printed totals."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from mapping_data.round_checks import check_round
from mapping_data.rounds import newest


class Command(BaseCommand):
    help = "Print the sums of a loaded round beside its printed totals."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the round, as england-2021; its newest version")

    def handle(self, *args: Any, **options: Any) -> None:
        item = newest(options["slug"])
        if item is None:
            raise CommandError(f"No round “{options['slug']}” is loaded: run import_round first.")
        self.stdout.write(f"{item} ({item.get_state_display()})")
        checks = check_round(item)
        for check in checks:
            self.stdout.write(f"  {'ok   ' if check.holds else 'WRONG'}  {check}")
        wrong = sum(1 for check in checks if not check.holds)
        if wrong:
            raise CommandError(f"{wrong} of {len(checks)} checks do not hold.")
        self.stdout.write(self.style.SUCCESS(f"All {len(checks)} checks hold."))
