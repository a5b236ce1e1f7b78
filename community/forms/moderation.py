"""Forms of the moderators' desk."""

from django import forms


class ReasonForm(forms.Form):
    """What a moderator says to the person concerned."""

    words = forms.CharField(
        label="What you say to them",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="They read this. Your name is not given.",
    )
