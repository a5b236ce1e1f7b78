"""How the history words what only this site does."""

from wagtail.log_actions import LogFormatter
from wagtail.models import ModelLogEntry, PageLogEntry

HELD_BACK = "cms.held_back"


def register(actions: object) -> None:
    @actions.register_action(HELD_BACK)  # type: ignore[attr-defined]
    class HeldBack(LogFormatter):
        label = "Hold back"

        def format_message(self, log_entry: PageLogEntry | ModelLogEntry) -> str:
            return " ".join(
                ["Its time had come, and it was not published.", *log_entry.data.get("reasons", [])]
            )
