"""A form that was sent before: after a double click, or when a browser brought it back."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from community.attachments.actions import discard_sent_again
from community.exceptions import PostedAlready
from community.models import Attachment, Member, Post

Files = Sequence[Attachment]


def sent_before(
    member: Member, key: UUID, files: Files, *, text: str, title: str = "", **where: Any
) -> Post | None:
    """The post that a form made when it was sent before. Raises `PostedAlready` where it comes
    with other words now, or from another place (`where`)."""
    sent = Post.objects.select_related("topic").filter(author=member, key=key).first()
    if sent is None:
        return None
    earlier = list(sent.versions.values_list("text", "title"))
    texts = {sent.text, *(words for words, _ in earlier)}
    titles = {sent.topic.title, *(words for _, words in earlier if words)}
    said = text in texts and (not title or title in titles)
    if not said or not Post.objects.filter(pk=sent.pk, **where).exists():
        raise PostedAlready(sent)
    discard_sent_again(files)
    return sent
