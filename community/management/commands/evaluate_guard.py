import json
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from guard.findings import TYPES
from guard.labelled import BadFile, read_posts
from guard.measuring import Checked, checked, figures, missed, precision_by_type


class Command(BaseCommand):
    help = "Runs the guard over a file of labelled posts and says what it finds and misses."
    # Works before there is a database.
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="one JSON object a line")
        parser.add_argument("--json", action="store_true", help="print the figures alone, as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            posts = checked(read_posts(options["file"]))
        except BadFile as error:
            raise CommandError(str(error)) from error
        if options["json"]:
            self.stdout.write(json.dumps(figures(posts)))
        else:
            self.stdout.write("\n".join(_lines(posts)))


def _lines(posts: list[Checked]) -> list[str]:
    found, precision = figures(posts), precision_by_type(posts)
    innocent = [one for one in posts if one.post.kind == "innocent"]
    lines = [f"{'type':30}{'labelled':>9}{'recall':>8}{'precision':>11}"]
    for kind in TYPES:
        labelled = sum(label.type == kind for one in posts for label in one.post.labels)
        recall = _percent(found["recall_by_type"][kind])
        lines.append(f"{kind:30}{labelled:>9}{recall:>8}{_percent(precision[kind]):>11}")
    lines += [
        f"recall {_percent(found['recall'])}; of findings to be held, held "
        f"{_percent(found['hold_recall'])}",
        f"innocent posts: {len(innocent)}; stopped {_percent(found['innocent_stopped'])}, "
        f"warned {_percent(found['innocent_warned'])}",
    ]
    for one in innocent:
        lines += [f"marked  {one.post.id}: {f.type}: {f.text!r}" for f in one.findings]
    lines += [
        f"missed  {post.id}: {label.type}: {label.span_text!r}" for post, label in missed(posts)
    ]
    return lines


def _percent(share: float | None) -> str:
    return "-" if share is None else f"{share:.1%}"
