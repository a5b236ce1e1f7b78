from django.apps import AppConfig


class CommunityConfig(AppConfig):
    name = "community"
    verbose_name = "Community of practice"

    def ready(self) -> None:
        """Imports what may be imported only now: the features that register kinds of letter."""
        from community.events import emails as event_emails  # noqa: F401
        from community.membership.work_email import keep_in_step
        from community.moderation.actions import safety_reviews  # noqa: F401
        from community.notifications import digests, posts  # noqa: F401
        from community.summaries import emails as summary_emails  # noqa: F401

        keep_in_step()
