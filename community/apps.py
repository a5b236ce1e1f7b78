from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = "Community of practice"

    def ready(self) -> None:
        """Imports what may be imported only now: the features that register kinds of letter."""
        from community import digests, event_letters, summary_letters, telling  # noqa: F401
        from community.actions import reviews  # noqa: F401
        from community.work_addresses import keep_in_step

        keep_in_step()
