"""The step of the workflow in which somebody else than the last editor approves."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Model, OuterRef, Q, QuerySet, Subquery
from wagtail.models import AbstractGroupApprovalTask, Revision, TaskState

from cms.publishing import rules as publishing


class SecondPersonTask(AbstractGroupApprovalTask):
    """Approved by a member of its groups, but not by who wrote the version at hand.

    Approving publishes the newest version, which may be newer than the one submitted: it is
    always that one which is asked about.
    """

    class Meta:
        verbose_name = "approval by a second person"
        verbose_name_plural = "approvals by a second person"

    def get_actions(self, obj: Model, user: AbstractBaseUser) -> list[tuple[str, Any, bool]]:
        """Without “Approve” where approving would be refused; see `cms.publishing.rules`."""
        actions: list[tuple[str, Any, bool]] = super().get_actions(obj, user)
        if actions and publishing.objections(obj.get_latest_revision(), user):  # type: ignore[attr-defined]
            return [action for action in actions if action[0] != "approve"]
        return actions

    def on_action(
        self, task_state: TaskState, user: AbstractBaseUser, action_name: str, **kwargs: Any
    ) -> None:
        """Refuses an approval that was sent all the same, before anything is written."""
        if action_name == "approve":
            item = task_state.workflow_state.content_object
            publishing.require_no_objection(item.get_latest_revision(), user)
        super().on_action(task_state, user, action_name, **kwargs)

    def get_task_states_user_can_moderate(
        self, user: AbstractBaseUser, **kwargs: Any
    ) -> QuerySet[TaskState]:
        """Not what the user saved last: it awaits somebody else."""
        states: QuerySet[TaskState] = super().get_task_states_user_can_moderate(user, **kwargs)
        newest = Revision.objects.filter(
            base_content_type=OuterRef("workflow_state__base_content_type"),
            object_id=OuterRef("workflow_state__object_id"),
        ).order_by("-created_at", "-pk")
        saved = TaskState.objects.annotate(last_editor=Subquery(newest.values("user")[:1]))
        by_others = saved.filter(~Q(last_editor=user.pk) | Q(last_editor=None))
        return states.filter(pk__in=by_others.values("pk"))

    @classmethod
    def get_description(cls) -> str:
        return "A member of the chosen groups approves, but never the last editor"
