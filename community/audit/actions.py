"""That the audit log was taken away is itself written down."""

from django.db import transaction

from accounts.models import User
from community.audit.log import record


@transaction.atomic
def note_export(*, by: User, asked: dict[str, str]) -> None:
    """`asked`: the filter, without the address of a person who was looked for."""
    kept = {name: value for name, value in asked.items() if name != "person"}
    searched = {"person": "one person"} if "person" in asked else {}
    record("exported_audit", by, by=by, as_whom="administrator", **(kept_as(kept) | searched))


def kept_as(asked: dict[str, str]) -> dict[str, str]:
    """`about` and `act` are names of the audit row itself."""
    return {f"filter_{name}": value for name, value in asked.items()}
