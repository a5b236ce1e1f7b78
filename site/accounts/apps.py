from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    default = True  # of the two here, for “accounts” in the list of apps
    name = "accounts"
    verbose_name = "Accounts"

    def ready(self) -> None:
        """Under every settings file, however a server is started."""
        from accounts.mfa.policy import refuse_to_do_without

        refuse_to_do_without()


class AdminUsersConfig(WagtailUsersAppConfig):
    """Wagtail's pages about users, with our forms: a person has one name and an e-mail."""

    user_viewset = "accounts.admin.users.UserViewSet"
