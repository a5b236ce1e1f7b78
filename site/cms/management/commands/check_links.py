"""Ask the addresses of references and of the services' sources whether they still answer."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from cms.evidence.link_checker.client import Asking, Outcome
from cms.evidence.link_checker.hosts import Manners
from cms.evidence.link_checker.results import forget_former
from cms.evidence.link_checker.runs import Summary, run_round
from cms.evidence.link_checker.targets import all_targets, due


class Command(BaseCommand):
    help = (
        "Ask the addresses of sources whether they still answer, and record it. For a scheduler: "
        "once a day or a week. A run that was stopped goes on with what it had not asked."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--dry-run", action="store_true", help="Ask, and record nothing.")
        parser.add_argument("--limit", type=int, default=500, help="Ask at most so many (500).")
        parser.add_argument(
            "--hours", type=float, default=20, help="Leave out what was asked since (20)."
        )
        parser.add_argument("--threads", type=int, default=6, help="How many at a time (6).")
        parser.add_argument("--seconds", type=float, default=15, help="Patience with each (15).")
        parser.add_argument(
            "--pause", type=float, default=1, help="Seconds between two asks of one host (1)."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        targets = all_targets()
        before = timezone.now() - timedelta(hours=options["hours"])
        addresses = due(targets, before)[: max(0, options["limit"])]
        chatty = options["verbosity"] > 1
        summary = run_round(
            addresses,
            targets,
            self.asking(options),
            threads=max(1, min(options["threads"], 16)),
            keep=not options["dry_run"],
            say=self.stdout.write if chatty else lambda line: None,
        )
        if not options["dry_run"]:
            forget_former(targets)
        if options["verbosity"]:
            self.report(summary, len(addresses), len(targets), dry_run=options["dry_run"])

    def asking(self, options: dict[str, Any]) -> Asking:
        return Asking(
            agent=f"{settings.PRODUCT.name} link check (+{settings.WAGTAILADMIN_BASE_URL})",
            manners=Manners(options["pause"]),
            seconds=options["seconds"],
            # Tests serve on loopback. Nothing else may set this.
            may_go_inside=getattr(settings, "LINK_CHECKS_MAY_GO_INSIDE", False),
        )

    def report(self, summary: Summary, asked: int, of: int, *, dry_run: bool) -> None:
        answers = summary.answers
        failed = answers[Outcome.FAILED] + answers[Outcome.NO_SUCH_NAME]
        self.stdout.write(
            f"Asked {asked} of {of} addresses: {answers[Outcome.WORKS]} work, {failed} failed, "
            f"{answers[Outcome.UNCLEAR]} could not be checked."
        )
        for check in summary.dead:
            self.stdout.write(f"  Dead: {check.address} ({check.source}): {check.words}")
        if dry_run:
            self.stdout.write("Nothing was recorded: this was a dry run.")
