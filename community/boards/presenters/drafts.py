"""What a member began to write, with the way back to where it belongs."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import PermissionDenied
from django.urls import reverse

from community.access import editor, replier, writer
from community.models import Attachment, Board, Draft, Member, Topic
from community.text.excerpts import excerpt
from community.viewer import Viewer
from community.visibility import boards_for, posts_for, topics_for

LENGTH = 300
GONE = "A place that you cannot open any more"


@dataclass(frozen=True)
class Begun:
    """`url` is empty where the viewer cannot go on with it: `whole` is then all of it, to be
    copied. Of a place that they may not see the name is not told."""

    pk: int
    where: str
    url: str
    words: str
    whole: str
    saved_at: datetime
    files: list[str]


def drafts_of(viewer: Viewer, drafts: Iterable[Draft]) -> list[Begun]:
    """Four queries, whatever their number."""
    drafts = list(drafts)
    places, files = _places(viewer, drafts), _files(drafts)
    return [
        _begun(draft, *places.get(draft.place, (GONE, "")), files[draft.member_id, draft.key.hex])
        for draft in drafts
    ]


def _begun(draft: Draft, where: str, url: str, files: list[str]) -> Begun:
    page, hash_, part = url.partition("#")
    return Begun(
        draft.pk,
        where,
        f"{page}?draft={draft.pk}{hash_}{part}" if url else "",
        excerpt(f"{draft.title} {draft.text}".strip(), LENGTH),
        "" if url else draft.text,
        draft.saved_at,
        files,
    )


def _files(drafts: list[Draft]) -> dict[tuple[int, str], list[str]]:
    """Names of the files that wait with each, by its member and its key."""
    waiting = Attachment.objects.filter(
        post__isnull=True,
        uploader__in={draft.member_id for draft in drafts},
        place__in=[draft.files_place for draft in drafts],
    )
    found = defaultdict[tuple[int, str], list[str]](list)
    for uploader, place, name in waiting.values_list("uploader", "place", "name"):
        found[uploader or 0, place.removeprefix("draft:")].append(name)
    return found


def _places(viewer: Viewer, drafts: list[Draft]) -> dict[str, tuple[str, str]]:
    keys = defaultdict[str, list[int]](list)
    for draft in drafts:
        kind, _, pk = draft.place.partition(":")
        keys[kind].append(int(pk))
    boards: dict[int, Board] = boards_for(viewer).in_bulk(keys["board"])
    topics: dict[int, Topic] = topics_for(viewer).select_related("board").in_bulk(keys["topic"])
    posts = posts_for(viewer).filter(pk__in=keys["post"], author=viewer.member)
    return (
        {
            f"board:{pk}": (
                f"New topic on {one.name}",
                _where(writer, viewer, one, reverse("boards:new_topic", args=[one.slug])),
            )
            for pk, one in boards.items()
        }
        | {
            f"topic:{pk}": (
                f"Reply to “{one.title}”",
                _where(replier, viewer, one, f"{one.get_absolute_url()}#reply"),
            )
            for pk, one in topics.items()
        }
        | {
            f"post:{one.pk}": (
                f"Edit of your post in “{one.topic.title}”",
                _where(editor, viewer, one, reverse("boards:edit_post", args=[one.pk])),
            )
            for one in posts.select_related("topic__board")
        }
    )


def _where(may_write: Callable[[Viewer, Any], Member], viewer: Viewer, at: Any, url: str) -> str:
    """The address, where one may write there now."""
    try:
        may_write(viewer, at)
    except PermissionDenied:
        return ""
    return url
