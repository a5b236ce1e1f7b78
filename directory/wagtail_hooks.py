"""What the directory adds to Wagtail's log."""

from wagtail import hooks
from wagtail.log_actions import LogActionRegistry


@hooks.register("register_log_actions")
def claims_in_the_log(actions: LogActionRegistry) -> None:
    actions.register_action(
        "directory.supersede_claim", "Supersede a claim", "Superseded by a newer claim"
    )
