"""The step of the workflow in which somebody else than the last editor approves."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, QuerySet
from wagtail.models import AbstractGroupApprovalTask, TaskState

from cms import publishing


class SecondPersonTask(AbstractGroupApprovalTask):
    """Approved by a member of its groups, but not by who wrote the version at hand."""

    class Meta:
        verbose_name = "approval by a second person"
        verbose_name_plural = "approvals by a second person"

    def get_actions(self, obj: Model, user: AbstractBaseUser) -> list[tuple[str, Any, bool]]:
        """Without “Approve” where approving would be refused; see `cms.publishing`."""
        actions: list[tuple[str, Any, bool]] = super().get_actions(obj, user)
        if publishing.objections(obj.get_latest_revision(), user):  # type: ignore[attr-defined]
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(
        self, task_state: TaskState, user: AbstractBaseUser, action_name: str, **kwargs: Any
    ) -> None:
        """Refuses an approval that was sent all the same, before anything is written."""
        if action_name == "approve":
            publishing.require_no_objection(task_state.revision, user)
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(
        self, user: AbstractBaseUser, **kwargs: Any
    ) -> QuerySet[TaskState]:
        """Not what the user wrote: it awaits somebody else."""
        states: QuerySet[TaskState] = super().get_task_states_user_can_moderate(user, **kwargs)
        return states.exclude(revision__user=user)

    @classmethod
    def get_description(cls) -> str:
        return "A member of the chosen groups approves, but never the last editor"
