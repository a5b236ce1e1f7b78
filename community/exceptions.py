"""What cannot be done, in words for whoever tried."""

from community.models import Post
from foundation.exceptions import ActionNotPossible


class NotPossible(ActionNotPossible):
    """The act does not fit the state that the thing is in; the words say why."""


class ChangedMeanwhile(NotPossible):
    """Somebody else wrote since the writer began: the two can be brought together."""


class PostedAlready(NotPossible):
    """The key of a form came with other words than the `post` that it made. Browsers bring a form
    back with its old key when one goes back."""

    def __init__(self, post: Post) -> None:
        super().__init__("What you sent before is posted. This is not posted yet.")
        self.post = post
