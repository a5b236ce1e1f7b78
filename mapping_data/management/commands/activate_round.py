"""`manage.py activate_round england-2021 --by NAME`: checks a loaded round and publishes it."""

from argparse import ArgumentParser
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError

from mapping_data.actions import RoundRefused, Who, activate_round
from mapping_data.models import Round
from mapping_data.rounds import newest


class Command(BaseCommand):
    help = "Publish the newest version of a loaded round, if its sums hold."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("slug", help="the round, as england-2021")
        parser.add_argument("--by", required=True, help="who does it: a name, or a user's e-mail")
        parser.add_argument(
            "--if-needed", action="store_true", help="say so, and no more, where it is active"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        item = newest(options["slug"])
        if item is None:
            raise CommandError(f"No round “{options['slug']}” is loaded: run import_round first.")
        if options["if_needed"] and item.state == Round.State.ACTIVE:
            self.say(f"{item}: active already.", options)
            return
        try:
            act = activate_round(item=item, who=who(options["by"]))
        except RoundRefused as refused:
            raise CommandError(str(refused)) from refused
        checked = len(act.details["checks"])
        self.say(f"{item}: {checked} checks hold; activated by {act.by_name}.", options)

    def say(self, words: str, options: dict[str, Any]) -> None:
        if options["verbosity"]:
            self.stdout.write(words)


def who(name: str) -> Who:
    """A user where the name is the e-mail address of one."""
    users = get_user_model()
    return Who(name, users.objects.filter(email__iexact=name).first() if "@" in name else None)
