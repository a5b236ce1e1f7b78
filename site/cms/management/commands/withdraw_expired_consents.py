"""To be run once a day, after midnight."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from cms.consents.actions import Upkeep, withdraw_expired


class Command(BaseCommand):
    help = "Unpublish pages whose consent has ended, and finish withdrawals. Safe to run again."

    def handle(self, *args: Any, **options: Any) -> None:
        done = withdraw_expired()
        for line in lines(done) or ["Nothing has ended, and nothing is left over."]:
            self.stdout.write(line)
        if done.files_left:
            raise CommandError(f"{done.files_left} withdrawn files could not be deleted yet.")


def lines(done: Upkeep) -> list[str]:
    return [
        *(
            f"Unpublished “{one}”: a consent that it rests on has ended."
            for one in done.unpublished
        ),
        *(
            f"“{page}” stays at its address without the block whose consent has ended. Edit it."
            for page in done.kept
        ),
        *(f"{consent} was withdrawn: took out what was left." for consent in done.finished),
    ]
