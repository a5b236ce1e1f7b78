"""The admin's page about one's own account, for a user model with one name."""

from typing import ClassVar

from django import forms
from django.http import HttpRequest
from wagtail.admin.views.account import AccountView as WagtailAccountView
from wagtail.admin.views.account import BaseSettingsPanel

from accounts.models import User


class NameForm(forms.ModelForm):
    class Meta:
        model = User
        fields: ClassVar[list[str]] = ["name"]
        help_texts: ClassVar[dict[str, str]] = {"name": "As other editors see it in the history."}


class NamePanel(BaseSettingsPanel):
    name = "name"
    title = "Name"
    order = 100
    form_class = NameForm


class AccountView(WagtailAccountView):
    """Wagtail's own, less the panel that asks for a first and a last name."""

    def get_panels(self) -> list[BaseSettingsPanel]:
        return [panel for panel in super().get_panels() if panel.name != "name_email"]


def name_panel(request: HttpRequest, user: User, profile: object) -> BaseSettingsPanel:
    return NamePanel(request, user, profile)
