"""Where the version before kept its tasks; to be deleted in the next release.

A queued task is stored with its dotted path, so what was queued before the upgrade is looked up
here. Nothing else imports this module.
"""

from community.email.tasks import send_letter
from community.notifications.tasks import send_digests, tell_mentioned, tell_of_post

__all__ = ["send_digests", "send_letter", "tell_mentioned", "tell_of_post"]
