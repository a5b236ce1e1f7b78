"""What an edit by its author changes: the text, and with an opening post the title and the tags."""

from community.models import Post, PostVersion, Topic


def version_before(post: Post, text: str, title: str, tags: list[str] | None) -> PostVersion | None:
    """What the post says now, as the version to keep of it; None where nothing changes."""
    topic, has = post.topic, sorted(post.topic.tags.names()) if post.is_opening else []
    retitled = post.is_opening and title not in ("", topic.title)
    retagged = post.is_opening and tags is not None and sorted(tags) != has
    if post.text == text and not retitled and not retagged:
        return None
    return PostVersion(
        post=post,
        text=post.text,
        title=topic.title if retitled else "",
        tags=has if retagged else None,
        written_at=post.edited_at or post.created_at,
    )


def rename(topic: Topic, before: PostVersion, title: str, tags: list[str] | None) -> dict[str, int]:
    """Give the topic what is new; which of it, for the audit."""
    if before.title:
        topic.title = title
        Topic.objects.filter(pk=topic.pk).update(title=title)
    if before.tags is not None:
        topic.tags.set(tags or [])
    return counted(title=bool(before.title), tags=before.tags is not None)


def counted(**numbers: int) -> dict[str, int]:
    """For the audit, where there is anything to count."""
    return {name: number for name, number in numbers.items() if number}
