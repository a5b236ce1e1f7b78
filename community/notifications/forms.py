"""Forms by which a member says what they want to hear of."""

from django import forms

from community.models import Member, Watch

NORMAL = ("", "Normal: shown as new on the boards")


class NoticesForm(forms.ModelForm[Member]):
    class Meta:
        model = Member
        fields = ["mails_replies", "mails_mentions", "digest", "mails_restricted"]
        help_texts = {
            "mails_replies": "In topics and on boards that you watch. You watch what you start.",
            "digest": "At seven in the morning: what is new and you have not read.",
        }


class WatchForm(forms.Form):
    level = forms.ChoiceField(
        label="What you hear", choices=[NORMAL, *Watch.Level.choices], required=False
    )
