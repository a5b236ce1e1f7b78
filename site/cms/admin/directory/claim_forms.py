"""How editors record a claim: what is said of an authority, and on whose word."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.snippets.widgets import AdminSnippetChooser

from cms.admin.directory.forms import DATE_HELP, StatedDateField
from directory.coverage.claims import (
    SUPERSEDED,
    reason_to_refuse,
    record_claim,
    supersede_claim,
)
from directory.models import Claim, ClaimEvidence
from mapping_data.fields import PartialDateFormField
from mapping_data.models import Source

SOURCES = (1, 2)
NO_SOURCE = "Choose the source that says so, or leave the whole of it blank."


def source_field(label: str) -> forms.ModelChoiceField:
    widget = AdminSnippetChooser(model=Source)
    return forms.ModelChoiceField(Source.objects.all(), required=False, label=label, widget=widget)


def locator_field() -> forms.CharField:
    return forms.CharField(
        required=False,
        max_length=300,
        label="Where in the source",
        help_text="Page, table, box or heading.",
    )


def date_field() -> PartialDateFormField:
    help_text = f"Blank: the source’s own date. {DATE_HELP}"
    return PartialDateFormField(required=False, label="Date of the statement", help_text=help_text)


class ClaimForm(WagtailAdminModelForm):
    """Stores through the actions, so that a claim made here is in the log like any other.
    `supersedes` is the claim that this one takes the place of, if any."""

    as_at = StatedDateField(
        label="As at", help_text=f"The day of which the source speaks. {DATE_HELP}"
    )
    source_1, locator_1, date_1 = source_field("Source"), locator_field(), date_field()
    source_2, locator_2, date_2 = source_field("Another source"), locator_field(), date_field()

    def __init__(self, *args: Any, supersedes: Claim | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.supersedes = supersedes
        self.initial["as_at"] = ""
        if supersedes is not None:
            self.instance.area, self.instance.layer = supersedes.area, supersedes.layer

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for number in SOURCES:
            said = cleaned.get(f"locator_{number}") or cleaned.get(f"date_{number}")
            if said and not cleaned.get(f"source_{number}"):
                self.add_error(f"source_{number}", NO_SOURCE)
        if self.supersedes and Claim.objects.filter(supersedes=self.supersedes).exists():
            raise ValidationError(SUPERSEDED)
        if not self.errors:
            claim = Claim(state=cleaned["state"], as_at=cleaned["as_at"])
            claim.area = self.supersedes.area if self.supersedes else cleaned["area"]
            if reason := reason_to_refuse(claim, self.evidence(), timezone.localdate()):
                raise ValidationError(reason)
        return cleaned

    def evidence(self) -> list[ClaimEvidence]:
        """The sources chosen, as rows that are not saved yet."""
        chosen = [(self.cleaned_data.get(f"source_{number}"), number) for number in SOURCES]
        return [
            ClaimEvidence(
                source=source,
                locator=self.cleaned_data[f"locator_{number}"],
                date=self.cleaned_data[f"date_{number}"] or source.date,
            )
            for source, number in chosen
            if source
        ]

    def save(self, commit: bool = True) -> Claim:
        said = {name: self.cleaned_data[name] for name in ("state", "as_at", "note")}
        said |= {"evidence": self.evidence(), "user": self.for_user}
        if self.supersedes is not None:
            return supersede_claim(claim=self.supersedes, **said)
        area, layer = self.cleaned_data["area"], self.cleaned_data["layer"]
        return record_claim(area=area, layer=layer, **said)


WHOM = FieldRowPanel([FieldPanel("area"), FieldPanel("layer")])
WHAT = [
    FieldRowPanel([FieldPanel("state"), FieldPanel("as_at")]),
    FieldPanel("note", help_text="What a reader should know of it. Public."),
]
WHOSE_WORD = [
    MultiFieldPanel(
        [
            FieldPanel(f"source_{number}"),
            FieldRowPanel([FieldPanel(f"locator_{number}"), FieldPanel(f"date_{number}")]),
        ],
        heading="On whose word" if number == 1 else "And on whose else",
        help_text="“Confirmed none” needs a source. Any other claim without one gives way to "
        "everything that has one."
        if number == 1
        else "",
    )
    for number in SOURCES
]
NEVER_CHANGED = HelpPanel(
    content="A claim is never changed or deleted. Where it no longer holds, record a newer one: "
    "the old one stays on the authority’s page, marked as superseded."
)
CLAIM_EDITOR = ObjectList([NEVER_CHANGED, WHOM, *WHAT, *WHOSE_WORD], base_form_class=ClaimForm)
NEWER_CLAIM_EDITOR = ObjectList([NEVER_CHANGED, *WHAT, *WHOSE_WORD], base_form_class=ClaimForm)
