"""Recording a safety review."""

from datetime import date

from django import forms
from django.utils import timezone

from community.forms.error_messages import WordedForm


class ReviewForm(WordedForm):
    field_error_messages = {
        "on": "Give the day of the review.",
        "found": "Say what was looked at, what was found and what will change.",
    }
    on = forms.DateField(
        label="The day of the review",
        widget=forms.DateInput(attrs={"type": "date"}),
        initial=timezone.localdate,
        error_messages={"invalid": "Write the day as in 2026-12-31."},
    )
    found = forms.CharField(
        label="What was looked at, what was found, and what will change",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text="Do not identify a family, a member or a case here.",
    )

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if day > timezone.localdate():
            raise forms.ValidationError("That day has not come yet.")
        return day
