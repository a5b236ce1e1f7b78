"""Forms of community sessions."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils import timezone

from community.forms.guarded import GuardedForm
from community.models import Board, Event
from community.text.single_line import OneLineField

WHOLE_ADDRESS = "Write a whole web address, such as https://example.org/join."
PLACES = "Write the number of places in digits, such as 20, or leave it empty."
ONE_PLACE = "At least 1, or leave it blank for no limit."


class WhenField(forms.SplitDateTimeField):
    """A day and a time by the clock in London, each in the browser's own control."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            widget=forms.SplitDateTimeWidget(
                date_format="%Y-%m-%d",
                time_format="%H:%M",
                date_attrs={"type": "date"},
                time_attrs={"type": "time"},
            ),
            **kwargs,
        )


class EventForm(GuardedForm, forms.ModelForm[Event]):
    """`key` makes a double click one session; `stands` names the one that the moderator saw."""

    field_error_messages = {
        "title": "Give the session a title.",
        "about": "Say what the session is about.",
        "begins_at": "Say on which day and at what time it begins.",
        "ends_at": "Say on which day and at what time it ends.",
        "place": "Say where it takes place.",
        "link": {"required": "Give the link to the session.", "invalid": WHOLE_ADDRESS},
        "places": {"required": PLACES, "invalid": PLACES, "min_value": ONE_PLACE},
    }

    guarded = ("title", "about", "place")
    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    stands = forms.CharField(max_length=20, widget=forms.HiddenInput)
    begins_at = WhenField(label="Begins")
    ends_at = WhenField(label="Ends")
    places = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=32_767,
        help_text="How many may come. Leave blank for no limit.",
    )

    class Meta:
        model = Event
        fields = [
            "title",
            "about",
            "begins_at",
            "ends_at",
            "place",
            "link",
            "places",
            "board",
        ]
        field_classes = {"title": OneLineField, "place": OneLineField}
        help_texts = {"link": "Shown to those with a place and to moderators, and to nobody else."}
        widgets = {"about": forms.Textarea(attrs={"rows": 8})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["board"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = Board.objects.filter(kind=Board.Kind.RESTRICTED)
        field.empty_label = "All members"
        del self.fields["key" if self.instance.pk else "stands"]
        if self.instance.pk:
            self.initial["stands"] = self.instance.stands

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        begins, ends = said.get("begins_at"), said.get("ends_at")
        if begins and ends and ends <= begins:
            self.add_error("ends_at", "It has to end after it begins.")
        if begins and "begins_at" in self.changed_data and begins < timezone.now():
            self.add_error("begins_at", "This time has passed.")
        return said


class CancelForm(GuardedForm):
    field_error_messages = {
        "reason": "Say why it does not take place: those who signed up are told."
    }
    guarded = ("reason",)
    reason = forms.CharField(
        label="Why it does not take place",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Those who signed up are told.",
    )


class NotesForm(GuardedForm):
    """`stands` names the notes that the moderator saw."""

    field_error_messages = {"text": "Write the notes first."}

    guarded = ("text",)
    stands = forms.CharField(max_length=20, widget=forms.HiddenInput)
    text = forms.CharField(
        label="Notes",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text="What was said that others can use. Nothing by which a family could be known.",
    )
