import secrets
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from community.demo.loading import load
from community.demo.users import EXAMPLES

WORDS = 12


class Command(BaseCommand):
    help = (
        "Put a made-up board with its people into the database of the demonstration, and print "
        "one example user a role. Refused on any other site."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "This is no demonstration (DEMO is off in its settings), so no made-up people "
                "are put into it. `make demo` has a database of its own."
            )
        password = demo_password()
        load(password)
        self.stdout.write("Example users, all with the password " + password + "\n")
        for example in EXAMPLES:
            self.stdout.write(f"  {example.role:18} {example.email}")


def demo_password() -> str:
    """Made once on this machine and kept beside its database; there is no default."""
    path = settings.VAR / "demo-password.txt"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(WORDS))
        path.chmod(0o600)
    return path.read_text().strip()
