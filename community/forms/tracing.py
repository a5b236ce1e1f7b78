"""The form before a look at who wrote a post without a name."""

from django import forms


class TraceForm(forms.Form):
    reason = forms.CharField(
        label="Why you have to know",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It stands in the audit log with your name, the post and the time. Name no "
        "family here.",
    )
