"""Forms of summaries: writing one, and answering for one's posts."""

from typing import Any, ClassVar

from django import forms
from django.utils import timezone
from django.utils.formats import date_format

from community.forms.guarded import GuardedForm
from community.models import Summary, SummaryConsent
from community.text.single_line import OneLineField

Answer = SummaryConsent.Answer
NOT_TO_BE_NAMED = "You wrote it without your name, and it stays so."
HINTS: dict[str, str] = {
    Answer.MEMBER: "Your words are quoted, and below them stands “A member”.",
    Answer.UNNAMED: "Your words are used, and nothing says whose they are.",
    Answer.NO: "Nothing of this post is used.",
}


class SummaryForm(GuardedForm):
    """`stands` names how the summary stood when the writer opened it. The guard reads the words
    of the posts too once it is sent: they were written for colleagues, not for everybody."""

    field_error_messages = {
        "title": "Give the summary a title.",
        "text": "Write the summary first.",
    }

    guarded: ClassVar[tuple[str, ...]] = ("title", "text")
    title = OneLineField(label="Title", max_length=150)
    text = forms.CharField(
        label="The summary",
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text="A line such as [post 2] is where the words of that post will stand. Write "
        "between them. **bold**, *italic*, lists with -.",
    )
    stands = forms.CharField(max_length=60, widget=forms.HiddenInput)
    quotes = ""

    def typed(self, name: str) -> str:
        return self.quotes if name == "quotes" else super().typed(name)


class SendForm(SummaryForm):
    guarded = ("title", "text", "quotes")


class AnswersForm(forms.Form):
    """A question for each post that may still be answered for, by the number of the post."""

    def __init__(
        self, *args: Any, state: str, consents: list[SummaryConsent], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.numbers = [one.number for one in consents if self._ask(one, state)]

    def _ask(self, consent: SummaryConsent, state: str) -> bool:
        choices = choices_for(consent, state)
        post = consent.post
        if not choices or post is None:
            return False
        when = date_format(timezone.localtime(post.created_at), "j F Y, H:i")
        self.fields[f"answer_{consent.number}"] = forms.ChoiceField(
            label=f"May your post of {when} be used?",
            choices=choices,
            required=False,
            widget=forms.RadioSelect,
            initial=consent.answer,
        )
        self.fields[f"seen_{consent.number}"] = forms.CharField(
            max_length=40, widget=forms.HiddenInput, initial=post.version
        )
        return True

    @property
    def answers(self) -> dict[int, str]:
        return {one: self.cleaned_data[f"answer_{one}"] for one in self.numbers}

    @property
    def seen(self) -> dict[int, str]:
        return {one: self.cleaned_data[f"seen_{one}"] for one in self.numbers}


def choices_for(consent: SummaryConsent, state: str) -> list[tuple[str, str]]:
    """While it is written, every answer that fits the post; later a yes can only be taken back."""
    agreed = consent.answer in SummaryConsent.YES
    if state in (Summary.State.READY, Summary.State.HANDED_OVER):
        back = (Answer.NO.value, "No longer")
        return [(consent.answer, Answer(consent.answer).label), back] if agreed else []
    if state != Summary.State.ASKING or not consent.is_shown:
        return []
    nameless = consent.post is None or consent.post.nameless
    name = consent.member.display_name if consent.member and not nameless else ""
    named = [(Answer.NAME.value, f"Yes, by the name that I show: {name}")] if name else []
    others = (Answer.MEMBER, Answer.UNNAMED, Answer.NO)
    return named + [(one.value, str(one.label)) for one in others]
