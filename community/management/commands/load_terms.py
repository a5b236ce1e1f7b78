from typing import Any

from django.core.management.base import BaseCommand, CommandError

from community.terms.actions import publish_terms


class Command(BaseCommand):
    help = (
        "Publish each version of the terms in community/data/terms/ that is new. What was "
        "published is never changed."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            new = publish_terms()
        except ValueError as reason:
            raise CommandError(str(reason)) from None
        for one in new:
            self.stdout.write(f"Version {one.number}, in force from {one.effective_on}.")
        if not new:
            self.stdout.write("Nothing is new.")
