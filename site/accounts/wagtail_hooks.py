"""What accounts add to the Wagtail admin."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks

from accounts.actions import invite
from accounts.admin_account import AccountView, name_panel
from accounts.models import User

hooks.register("register_account_settings_panel", name_panel)


@hooks.register("register_admin_urls")
def account_address() -> list[URLPattern]:
    return [path("my-account/", AccountView.as_view(), name="my_account")]


@hooks.register("register_account_menu_item")
def password_and_address(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("account_change_password"),
        "label": "Change your password",
        "help_text": "Your e-mail address is changed there too.",
    }


@hooks.register("after_create_user")
def send_invitation(request: HttpRequest, user: User) -> None:
    if invite(user=user, request=request):
        messages.success(request, f"A link to choose a password went to {user.email}.")
    else:
        messages.warning(
            request,
            f"No mail could be sent to {user.email}. The account is ready: "
            "“Forgotten your password?” on the sign-in page sends the link again.",
        )
