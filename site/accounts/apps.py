from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = "Accounts"


class AdminUsersConfig(WagtailUsersAppConfig):
    """Wagtail's pages about users, with our forms: a person has one name and an e-mail."""

    user_viewset = "accounts.admin_users.UserViewSet"
