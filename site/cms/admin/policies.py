"""What was public is unpublished, and never deleted."""

from wagtail.permission_policies import ModelPermissionPolicy

from accounts.models import User


class NeverDeleted(ModelPermissionPolicy):
    """Nobody deletes it, administrators included."""

    def user_has_permission(self, user: User, action: str) -> bool:
        return action != "delete" and super().user_has_permission(user, action)
