"""The admin's pages about users, for a user model with an e-mail address and one name."""

from django import forms
from wagtail.users.forms import UserCreationForm as WagtailUserCreationForm
from wagtail.users.forms import UserEditForm as WagtailUserEditForm
from wagtail.users.views.users import IndexView as WagtailIndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from accounts.actions import keep_one_address
from accounts.models import User

FIELDS = ["email", "name", "is_superuser", "groups"]
NAME_HELP = "As other editors see it in the history. May stay blank."
EMAIL_HELP = "The person signs in with it. A link to choose a password goes there."


class PersonForm(forms.ModelForm):
    """What the two forms share. No password: nobody but its owner ever knows one."""

    password_enabled = False
    error_messages = {
        "duplicate_username": "There is already an account with this e-mail address.",
        "password_mismatch": "",
    }
    first_name = None
    last_name = None
    email = forms.EmailField(label="E-mail address", help_text=EMAIL_HELP, max_length=254)
    name = forms.CharField(label="Name", required=False, max_length=150, help_text=NAME_HELP)

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()


class UserCreationForm(PersonForm, WagtailUserCreationForm):
    class Meta(WagtailUserCreationForm.Meta):
        fields = FIELDS

    def save(self, commit: bool = True) -> User:
        """Nobody can enter before the link that goes to this address is used, so following
        it proves the address: it counts as verified from the start."""
        self.instance.set_unusable_password()
        user: User = super().save(commit)
        if commit:
            keep_one_address(user=user, verified=True)
        return user


class UserEditForm(PersonForm, WagtailUserEditForm):
    class Meta(WagtailUserEditForm.Meta):
        fields = [*FIELDS, "is_active"]

    def save(self, commit: bool = True) -> User:
        """A changed address is not proven by the old password: sign-in asks for proof."""
        user: User = super().save(commit)
        if commit:
            keep_one_address(user=user, verified=False)
        return user


class IndexView(WagtailIndexView):
    search_fields = ["email", "name"]


class UserViewSet(WagtailUserViewSet):
    index_view_class = IndexView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return UserEditForm if for_update else UserCreationForm
