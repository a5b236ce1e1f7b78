"""What a member began to write, with the way back to where it belongs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from community.models import Board, Draft, Topic
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


def drafts_of(viewer: Viewer, drafts: Iterable[Draft]) -> list[Begun]:
    """Three queries, whatever their number."""
    drafts = list(drafts)
    places = _places(viewer, drafts)
    return [
        Begun(
            draft.pk,
            *places.get(draft.place, (GONE, "")),
            excerpt(f"{draft.title} {draft.text}".strip(), LENGTH),
            draft.saved_at,
        )
        for draft in drafts
    ]


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
