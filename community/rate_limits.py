"""How much one member may send in a while, so that nobody floods the boards or the queue.

Far above what anybody writes by hand. What was typed is kept, to be sent later.
"""

from dataclasses import dataclass
from datetime import timedelta

from django import forms
from django.db.models import QuerySet
from django.utils import timezone


@dataclass(frozen=True)
class Limit:
    """At most `most` rows, told by their time `at`, `within` a while."""

    what: str
    most: int
    within: timedelta
    again: str
    at: str

    def is_reached(self, own: QuerySet) -> bool:
        lately = own.filter(**{f"{self.at}__gt": timezone.now() - self.within})
        return len(lately.order_by().values_list("pk", flat=True)[: self.most]) == self.most

    def refuse(self, form: forms.Form, field: str, own: QuerySet) -> bool:
        """Whether it is reached; then the form says so at the field in which the words stand."""
        if not self.is_reached(own):
            return False
        form.add_error(
            field,
            f"You have sent {self.most} {self.what} already, the most for now. What you wrote is "
            f"kept here: send it {self.again}.",
        )
        return True


HOUR, DAY = timedelta(hours=1), timedelta(days=1)
POSTS = Limit("posts within an hour", 40, HOUR, "in an hour", "created_at")
REPORTS = Limit("reports within a day", 30, DAY, "tomorrow", "noticed_at")
COMPLAINTS = Limit("complaints within a day", 10, DAY, "tomorrow", "noticed_at")
