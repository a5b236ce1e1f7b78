from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.actions import reset_second_step
from accounts.models import User


class Command(BaseCommand):
    help = (
        "Take the second step at sign-in away from somebody who has lost the phone and the "
        "recovery codes. Make sure who asks. They are told by e-mail and set it up anew."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")

    def handle(self, *args: Any, **options: Any) -> None:
        user = User.objects.filter(email__iexact=options["email"]).first()
        if user is None:
            raise CommandError(f"There is no account with the address {options['email']}.")
        if not reset_second_step(user=user):
            raise CommandError(f"{user.email} has no second step.")
        self.stdout.write(f"{user.email} signs in with the password alone, and sets it up anew.")
