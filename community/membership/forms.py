"""Forms of joining and of one's own page."""

from typing import Any

from django import forms
from django.urls import reverse

from community.forms.guarded import GuardedForm
from community.membership.display_names import problem_with
from community.models import Member
from community.terms.forms import AgreementField, agreement
from community.terms.terms import in_force, to_agree
from community.text.single_line import OneLineField


class ApplicationForm(GuardedForm, forms.ModelForm[Member]):
    field_error_messages = {
        "role": "Choose what you do.",
        "employer": "Say where you work.",
        "authority": "Say which authority or area you work in.",
        "why": "Say why you want to join.",
    }
    guarded = ("employer", "authority", "why")
    agrees = AgreementField("none")  # keeps the place of the one for the terms in force

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
        self.terms = in_force()
        self.fields["agrees"] = agreement(self.terms, reverse("terms:agree"))


class AnswerForm(GuardedForm):
    field_error_messages = {"answer": "Write your answer first."}
    guarded = ("answer",)
    answer = forms.CharField(
        label="Your answer", max_length=2000, widget=forms.Textarea(attrs={"rows": 5})
    )
    field_order = ("answer", "checked")


class ProfileForm(GuardedForm, forms.ModelForm[Member]):
    field_error_messages = {"display_name": "Say by which name others should know you."}
    guarded = ("display_name", "about")
    own_names = ("display_name",)

    class Meta:
        model = Member
        fields = ["display_name", "about", "shows_role", "shows_employer", "shows_authority"]
        field_classes = {"display_name": OneLineField}
        widgets = {"about": forms.Textarea(attrs={"rows": 4})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Others read it like a post, so a version of the terms that is new to the member is
        agreed to first."""
        super().__init__(*args, **kwargs)
        self.terms = to_agree(self.instance)
        if self.terms is not None:
            self.fields["agrees"] = agreement(self.terms, reverse("terms:terms"))

    @property
    def shown(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def clean_display_name(self) -> str:
        """One that was chosen before is left alone."""
        name = str(self.cleaned_data["display_name"])
        if "display_name" in self.changed_data and (problem := problem_with(name, self.instance)):
            raise forms.ValidationError(problem)
        return name
