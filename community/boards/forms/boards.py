"""Making and changing a board, and letting a member into one."""

from typing import Any

from django import forms
from django.utils.text import slugify

from community.forms.error_messages import WordedForm
from community.forms.guarded import GuardedForm
from community.models import Board, Member

PLACE_IN_LIST = "Write its place in the list in digits, such as 3."


class BoardForm(GuardedForm, forms.ModelForm[Board]):
    field_error_messages = {
        "name": "Give the board a name.",
        "purpose": "Say in a sentence what belongs on the board.",
        "kind": "Choose who reads and writes on the board.",
        "place": dict.fromkeys(("required", "invalid", "min_value"), PLACE_IN_LIST),
    }
    guarded = ("name", "purpose")
    refuses_holds = False

    class Meta:
        model = Board
        fields = ["name", "purpose", "kind", "place"]
        labels = {
            "purpose": "What belongs here, in a sentence",
            "kind": "Who reads and writes",
            "place": "Place in the list",
        }
        help_texts = {
            "purpose": "",
            "kind": "A board for one group stays one. Others do not see that it is there.",
            "place": "Boards stand in the order of these numbers, then of their names.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        restricted = Board.Kind.RESTRICTED
        if self.instance.pk is not None:
            same = self.instance.kind == restricted
            kind.choices = [one for one in Board.Kind.choices if (one[0] == restricted) == same]

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if not slugify(name):
            raise forms.ValidationError("Use letters or digits: the address is made of the name.")
        if slugify(name) == "new":
            raise forms.ValidationError("Use another name: this one is an address already.")
        others = Board.objects.filter(slug=slugify(name)).exclude(pk=self.instance.pk)
        if self.instance.pk is None and others.exists():
            raise forms.ValidationError("There is a board of this name.")
        return name


class LetInForm(WordedForm):
    field_error_messages = {
        "email": {
            "required": "Give the e-mail address of the member.",
            "invalid": "Write a whole e-mail address, such as name@example.org.",
        }
    }
    email = forms.EmailField(
        label="E-mail address of a member", help_text="The one with which they sign in."
    )

    def clean(self) -> dict[str, Any]:
        email = self.cleaned_data.get("email")
        if email:
            approved = Member.objects.filter(state=Member.State.APPROVED)
            member = approved.filter(user__email__iexact=email).first()
            if member is None:
                self.add_error("email", "No member signs in with this address.")
            self.cleaned_data["member"] = member
        return self.cleaned_data
