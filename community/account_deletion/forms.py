"""The form by which an account is deleted."""

from django import forms

from community.account_deletion.actions import GO, STAY
from community.forms.error_messages import WordedForm

WORD = "delete"


class DeleteForm(WordedForm):
    field_error_messages = {
        "posts": "Choose what becomes of what you wrote.",
        "sure": "Type the word “delete”, or leave this page.",
    }
    posts = forms.ChoiceField(
        label="What you wrote",
        choices=[
            (STAY, "Stays, without a name: “A former member”"),
            (GO, "Goes. What others answered stays"),
        ],
        widget=forms.RadioSelect,
    )
    sure = forms.CharField(
        label=f"Type “{WORD}” to go on", max_length=20, help_text="There is no way back."
    )

    def clean_sure(self) -> str:
        typed = str(self.cleaned_data["sure"]).strip().lower()
        if typed != WORD:
            raise forms.ValidationError(f"Type the word “{WORD}”, or leave this page.")
        return typed
