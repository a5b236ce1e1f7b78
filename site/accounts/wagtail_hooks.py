"""What accounts add to the Wagtail admin."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry

from accounts.actions import SECOND_STEP_RESET, SESSION_ENDED, invite
from accounts.admin.account import AccountView, name_panel
from accounts.mfa import admin_views
from accounts.models import User

hooks.register("register_account_settings_panel", name_panel)
hooks.register("register_user_listing_buttons", admin_views.buttons)


@hooks.register("register_admin_urls")
def account_address() -> list[URLPattern]:
    return [
        path("my-account/", AccountView.as_view(), name="my_account"),
        path("second-step/<int:pk>/", admin_views.reset, name="reset_second_step"),
    ]


@hooks.register("register_log_actions")
def name_acts(actions: LogActionRegistry) -> None:
    done = "Took the second step at sign-in away"
    actions.register_action(SECOND_STEP_RESET, "Reset the second step", done)
    actions.register_action(SESSION_ENDED, "End a session", "Ended one of their sessions")


@hooks.register("register_account_menu_item")
def password_and_address(request: HttpRequest) -> dict[str, str]:
    return {
        "url": reverse("account_change_password"),
        "label": "Change your password",
        "help_text": "Your e-mail address is changed there too.",
    }


@hooks.register("after_create_user")
def send_invitation(request: HttpRequest, user: User) -> None:
    invite(user=user)
    messages.success(
        request,
        f"A link to choose a password goes to {user.email}. If it does not arrive, "
        "“Forgotten your password?” on the sign-in page sends it again.",
    )
