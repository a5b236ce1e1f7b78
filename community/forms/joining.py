"""Forms of joining and of one's own page."""

from typing import Any

from django import forms

from community.forms.guarded import GuardedForm
from community.forms.terms import agreement
from community.models import Member
from community.one_line import OneLineField
from community.shown_names import problem_with


class ApplicationForm(GuardedForm, forms.ModelForm[Member]):
    guarded = ("employer", "authority", "why")
    agrees = agreement(None, "/community/joining/terms/")

    class Meta:
        model = Member
        fields = ["role", "employer", "authority", "why"]
        field_classes = {"employer": OneLineField, "authority": OneLineField}
        widgets = {"why": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "why": "Two or three sentences. Moderators read this, and nobody else.",
            "employer": "Moderators see this. Others see it only if you choose so later.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        role = self.fields["role"]
        assert isinstance(role, forms.ChoiceField)
        role.choices = [("", "Choose"), *Member.Role.choices]


class AnswerForm(GuardedForm):
    guarded = ("answer",)
    answer = forms.CharField(
        label="Your answer", max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )
    field_order = ("answer", "checked")


class ProfileForm(GuardedForm, forms.ModelForm[Member]):
    guarded = ("display_name", "about")
    own_names = ("display_name",)

    class Meta:
        model = Member
        fields = ["display_name", "about", "shows_role", "shows_employer", "shows_authority"]
        field_classes = {"display_name": OneLineField}
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}

    def clean_display_name(self) -> str:
        """One that was chosen before is left alone."""
        name = str(self.cleaned_data["display_name"])
        if "display_name" in self.changed_data and (problem := problem_with(name, self.instance)):
            raise forms.ValidationError(problem)
        return name
