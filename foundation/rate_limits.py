"""How many rows one person may add in a while, so that nobody floods what others must read."""

from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.db.models import QuerySet
from django.utils import timezone


@dataclass(frozen=True)
class RateLimit:
    """At most `most` rows `within` a while, by the time in their field `at`.

    `what` and `again` are for the message: “posts within an hour”, “in an hour”.
    """

    what: str
    most: int
    within: timedelta
    again: str
    at: str

    def is_reached(self, own: QuerySet) -> bool:
        """Count a person's `own` rows, in one query that reads no more than `most` of them."""
        lately = own.filter(**{f"{self.at}__gt": timezone.now() - self.within})
        return len(lately.order_by().values_list("pk", flat=True)[: self.most]) == self.most

    def refuse(self, form: forms.Form, field: str, own: QuerySet) -> bool:
        """True where the limit is reached; the form then has an error at `field`."""
        if not self.is_reached(own):
            return False
        form.add_error(
            field,
            f"You have sent {self.most} {self.what} already, the most for now. What you wrote is "
            f"kept here: send it {self.again}.",
        )
        return True
