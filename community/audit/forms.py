"""Looking something up in the audit log."""

from datetime import datetime, time, timedelta

from django import forms
from django.db.models import Q, QuerySet
from django.utils import timezone

from community.audit.labels import ACTS
from community.audit.log import MEMBER
from community.audit.presenters import nameless_of
from community.models import AuditEntry

DAY = forms.DateInput(attrs={"type": "date"})
INVALID = {"invalid": "Write the day as in 2026-12-31."}


class AuditForm(forms.Form):
    act = forms.ChoiceField(label="What was done", required=False)
    about = forms.CharField(
        label="About", required=False, max_length=40, help_text="Such as post:12 or member:5."
    )
    person = forms.CharField(label="By (e-mail address)", required=False, max_length=254)
    since = forms.DateField(label="From", required=False, widget=DAY, error_messages=INVALID)
    until = forms.DateField(label="To", required=False, widget=DAY, error_messages=INVALID)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        known = sorted(ACTS.items(), key=lambda pair: pair[1])
        self.fields["act"].choices = [("", "Anything"), *known]  # type: ignore[attr-defined]

    def entries(self) -> QuerySet[AuditEntry]:
        """The last first; of a form that is not valid, none."""
        found = AuditEntry.objects.select_related("by").order_by("-pk")
        if not self.is_valid():
            return found.none()
        asked = self.cleaned_data
        if asked["act"]:
            found = found.filter(act=asked["act"])
        if asked["about"]:
            found = found.filter(about=asked["about"])
        if asked["person"]:
            person = asked["person"]
            own = found.filter(Q(by__email__iexact=person) | Q(by_address__iexact=person))
            found = own.exclude(by_whom=MEMBER, about__in=nameless_of(person))
        if asked["since"]:
            found = found.filter(at__gte=_start(asked["since"]))
        if asked["until"]:
            found = found.filter(at__lt=_start(asked["until"] + timedelta(days=1)))
        return found


def _start(day: object) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))  # type: ignore[arg-type]
