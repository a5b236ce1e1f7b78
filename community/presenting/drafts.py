"""What a member began to write, with the way back to where it belongs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from community.models import Attachment, Board, Draft, Topic
from community.plain import excerpt
from community.querysets import boards_for, posts_for, topics_for
from community.viewers import Viewer

LENGTH = 300
GONE = "A place that you cannot open any more"


@dataclass(frozen=True)
class Begun:
    """`url` is empty where the viewer may not see the place: then its name is not told either."""

    pk: int
    where: str
    url: str
    words: str
    saved_at: datetime
    files: list[str]


def drafts_of(viewer: Viewer, drafts: Iterable[Draft]) -> list[Begun]:
    """Four queries, whatever their number."""
    drafts = list(drafts)
    places, files = _places(viewer, drafts), _files(drafts)
    return [
        Begun(
            draft.pk,
            *places.get(draft.place, (GONE, "")),
            excerpt(f"{draft.title} {draft.text}".strip(), LENGTH),
            draft.saved_at,
            files[draft.member_id, draft.place],
        )
        for draft in drafts
    ]


def _files(drafts: list[Draft]) -> dict[tuple[int, str], list[str]]:
    """Names of the files that wait with each."""
    waiting = Attachment.objects.filter(
        post__isnull=True,
        uploader__in={draft.member_id for draft in drafts},
        place__in=[draft.place for draft in drafts],
    )
    found = defaultdict[tuple[int, str], list[str]](list)
    for uploader, place, name in waiting.values_list("uploader", "place", "name"):
        found[uploader or 0, place].append(name)
    return found


def _places(viewer: Viewer, drafts: list[Draft]) -> dict[str, tuple[str, str]]:
    keys = defaultdict[str, list[int]](list)
    for draft in drafts:
        kind, _, pk = draft.place.partition(":")
        keys[kind].append(int(pk))
    boards: dict[int, Board] = boards_for(viewer).in_bulk(keys["board"])
    topics: dict[int, Topic] = topics_for(viewer).in_bulk(keys["topic"])
    posts = posts_for(viewer).filter(pk__in=keys["post"]).select_related("topic")
    return (
        {
            f"board:{pk}": (f"New topic on {one.name}", f"{one.get_absolute_url()}new/")
            for pk, one in boards.items()
        }
        | {
            f"topic:{pk}": (f"Reply to “{one.title}”", f"{one.get_absolute_url()}#reply")
            for pk, one in topics.items()
        }
        | {
            f"post:{one.pk}": (
                f"Edit of your post in “{one.topic.title}”",
                f"/community/posts/{one.pk}/edit/",
            )
            for one in posts
        }
    )
