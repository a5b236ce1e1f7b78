"""Reporting a post or a member's page."""

from typing import Any

from django import forms

from community.forms.error_messages import WordedForm
from community.models.report_kinds import ILLEGAL, kinds, offences


class ReportForm(WordedForm):
    kind = forms.ChoiceField(
        label="What is wrong with it?",
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what is wrong with it."},
    )
    offence = forms.ChoiceField(
        label="If it may be against the law: what may it be?", required=False
    )
    words = forms.CharField(
        label="What should the moderator know?",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="You may leave this empty. You may quote what worries you, even if it "
        "identifies somebody: the guard stops nothing here, and only moderators read it.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(kind.key, kind.title) for kind in kinds().values()]
        self.fields["kind"].choices = choices  # type: ignore[attr-defined]
        named = [(one.key, one.title) for one in offences().values()]
        self.fields["offence"].choices = [("", "Choose"), *named]  # type: ignore[attr-defined]
        self.hints = {kind.key: kind.hint for kind in kinds().values()}

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("kind") != ILLEGAL:
            said["offence"] = ""
        elif not said.get("offence"):
            self.add_error("offence", "Choose what it may be; the last one if you are not sure.")
        if said.get("kind") == "other" and not said.get("words"):
            self.add_error("words", "Say in your own words what is wrong with it.")
        return said
