"""The forms before a look at who wrote a post without a name, and for asking for one."""

from django import forms

from community.forms.error_messages import WordedForm
from community.moderation.forms.decisions import SuspendForm


class TraceForm(WordedForm):
    field_error_messages = {"reason": "Say why you have to know who wrote it."}
    reason = forms.CharField(
        label="Why you have to know",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It stands in the audit log with your name, the post and the time. Name no "
        "family here.",
    )


class SuspendAuthorForm(WordedForm, SuspendForm):
    """Of a post without a name."""

    field_error_messages = {"reason": "Say why the author has to be suspended."}

    reason = forms.CharField(
        label="Why it has to be",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="It stands in the audit log, as a look at who wrote the post.",
    )
    field_order = ["reason", "words", "until"]

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].help_text = (
            "They read this, and moderators find it on the member’s page. Say nothing of the post "
            "by which it could be told. Your name is not given."
        )


class AskToTraceForm(WordedForm):
    words = forms.CharField(
        label="Why somebody should look",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Administrators and safeguarding leads read this with your name. The author is "
        "told nothing of it. Name no family here.",
        error_messages={"required": "Say why: they decide by it whether to look."},
    )
