"""Forms of the moderators' desk. Each act has its own, so that ids do not meet on a page."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from community.forms.acknowledgement import ReadField, was_read
from community.forms.guarded import without_holds
from community.guard_check import Marked, marked, shortened, weigh
from community.models import Attachment, Complaint, Decision, Member, Topic
from community.text.single_line import OneLineField


class ReasonForm(forms.Form):
    """What a moderator says to the person concerned."""

    words = forms.CharField(
        label="What you say to them",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="They read this. Your name is not given.",
        error_messages={"required": "Say why: they read it, and may appeal."},
    )

    def clean_words(self) -> str:
        return without_holds(self.cleaned_data["words"])


class SuspendForm(ReasonForm):
    until = forms.DateField(
        label="Until the end of this day",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="Leave it empty, and the suspension lasts until somebody lifts it.",
        error_messages={"invalid": "Write the day as in 2026-12-31."},
    )

    def clean_until(self) -> Any:
        until = self.cleaned_data["until"]
        if until and until < timezone.localdate():
            raise forms.ValidationError("That day has passed.")
        return until


class EditWithNoticeForm(ReasonForm):
    """`checked` is asked for where the guard would hold the moderator's own words."""

    title = OneLineField(
        label="Title of the topic", max_length=Topic._meta.get_field("title").max_length
    )
    text = forms.CharField(
        label="The text", max_length=20_000, widget=forms.Textarea(attrs={"rows": 10})
    )
    checked = ReadField("I have read what is marked, and it identifies no family")
    field_order = ["title", "text", "checked", "words"]
    marked: list[Marked] = []

    def offer(self, files: list[Attachment]) -> None:
        """A box to tick for each file that the moderator may take out."""
        for file in files:
            label = f"Take out “{file.name}”"
            self.fields[f"out_{file.pk}"] = forms.BooleanField(label=label, required=False)
        boxes = [name for name in self.fields if name.startswith("out_")]
        self.order_fields(["title", "text", *boxes, "checked", "words"])

    def clean(self) -> dict[str, Any]:
        """The guard reads a moderator's words too."""
        said = super().clean() or {}
        typed = {name: said.get(name, "") for name in ("title", "text")}
        found = weigh(**typed)
        read = was_read(self, found)
        if not found.holds:
            return said
        self.marked = [
            stretch
            for name, text in typed.items()
            for stretch in marked(text, found.findings[name])
        ]
        if not read:
            self.add_error(
                "checked", "The guard would hold this. Read what is marked, or change it."
            )
        return said


class AppealForm(forms.Form):
    words = forms.CharField(
        label="Why should it be looked at again?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Another moderator reads this, never the one who decided. You can appeal once, "
        "so say all of it. Do not identify a family here either.",
        error_messages={"required": "Say why it should be looked at again."},
    )


class AnswerAppealForm(forms.Form):
    """`returning`: what members would see again. `checked` is asked for where the guard would
    hold it, as where a moderator edits."""

    outcome = forms.ChoiceField(
        label="Your answer",
        widget=forms.RadioSelect,
        choices=[
            ("allowed", "Allow it: the decision is taken back"),
            ("refused", "Refuse it: the decision stands"),
        ],
        error_messages={"required": "Choose whether you allow it."},
    )
    words = ReasonForm.base_fields["words"]
    checked = EditWithNoticeForm.base_fields["checked"]
    marked: list[Marked] = []

    def __init__(self, *args: Any, returning: dict[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.returning = returning

    def clean_words(self) -> str:
        return without_holds(self.cleaned_data["words"])

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        found = weigh(**self.returning) if said.get("outcome") == "allowed" else None
        if found is None:
            return said
        read = was_read(self, found)
        if not found.holds:
            return said
        self.marked = [
            stretch
            for name, text in self.returning.items()
            if found.findings[name]
            for stretch in shortened(marked(text, found.findings[name]))
        ]
        if not read:
            self.add_error(
                "checked", "The guard would hold what comes back. Read what is marked, or refuse."
            )
        return said


class DecisionField(forms.ModelChoiceField):
    def label_from_instance(self, decision: Decision) -> str:
        when = date_format(timezone.localtime(decision.at), "j F Y, H:i")
        return f"{decision.get_kind_display()}, {when}"


class ComplaintForm(forms.Form):
    """`member`: who complains; they choose from the decisions about them."""

    about = forms.ChoiceField(
        label="What is it about?",
        widget=forms.RadioSelect,
        choices=Complaint.About.choices,
        error_messages={"required": "Choose what it is about."},
    )
    decision = DecisionField(
        Decision.objects.none(),
        label="The decision that it is about, if it is about one",
        required=False,
        empty_label="None of these",
        help_text="Whoever decided it does not read your complaint about a moderator.",
    )
    words = forms.CharField(
        label="What went wrong, and what should happen?",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 7}),
        error_messages={"required": "Say what went wrong."},
    )
    key = forms.UUIDField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, member: Member, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        decisions = Decision.objects.filter(member=member)
        field = self.fields["decision"]
        assert isinstance(field, DecisionField)
        field.queryset = decisions
        if not decisions.exists():
            del self.fields["decision"]


class AnswerComplaintForm(ReasonForm):
    pass
