"""What an appeal, once it is allowed, would bring back before members' eyes."""

from django.db.models import QuerySet

from community.attachments.content import said_in, texts_of
from community.models import Attachment, Decision, Post

Kind = Decision.Kind


def coming_back(decision: Decision) -> dict[str, str]:
    """Each part of it under a name, as the guard reads it; nothing where nothing would change."""
    post = decision.post
    if post is None or not decision.stands:
        return {}
    if decision.kind == Kind.HIDDEN and post.state == Post.State.HIDDEN:
        title = post.topic.title if post.is_opening else ""
        files = post.attachments.filter(taken_out_at__isnull=True)
        return _parts(title, post.text, files)
    version = decision.version
    if decision.kind == Kind.EDITED and version is not None and post.versions.first() == version:
        return _parts(version.title, version.text, version.files.all())
    return {}


def _parts(title: str, text: str, files: QuerySet[Attachment]) -> dict[str, str]:
    return {"title": title, "text": text} | texts_of(said_in(files))
