"""Quoting a post in one's own."""

import re

from django.db.models import Q, QuerySet

from community.models import Post, Topic
from community.models.members import GONE, NAMELESS

QUOTED = re.compile(
    r"^> (?P<name>.{1,80}) wrote \(\[the post\]\(\S{1,60}#post-(?P<post>\d{1,12})\)\):\r?$",
    re.MULTILINE,
)
MOST = 1200
# A line that long is hardly written twice by chance.
TELLING = 30


def quote_if_shown(post: Post | None, topic: Topic) -> str:
    """Quote the post if it is in this topic and shown to all members, otherwise return nothing."""
    is_shown = post is not None and post.state == Post.State.PUBLIC and post.topic_id == topic.pk
    return quote(post) if post is not None and is_shown else ""


def quote(post: Post) -> str:
    """The post as a Markdown quote with its author's shown name and the way back; the words that
    it quotes itself are left out."""
    own = [line for line in post.text.splitlines() if not line.startswith(">")]
    words = "\n".join(own).strip()
    if len(words) > MOST:
        words = words[:MOST].rpartition(" ")[0] + " …"
    lines = [
        f"{post.shown_name} wrote ([the post]({post.get_absolute_url()})):",
        "",
        *words.splitlines(),
    ]
    return "\n".join(f"> {line}".rstrip() for line in lines) + "\n\n"


def names_quoted(text: str) -> list[tuple[int, int, int, str]]:
    """Start, end, post and name of each quote's first line."""
    return [(*one.span("name"), int(one["post"]), one["name"]) for one in QUOTED.finditer(text)]


def honest(text: str, posts: dict[int, Post]) -> list[tuple[int, int]]:
    """Where a quote names the author whom its post shows; the guard need not look there."""
    return [
        (start, end)
        for start, end, pk, name in names_quoted(text)
        if name in (NAMELESS, GONE) or (pk in posts and posts[pk].shown_name == name)
    ]


def quoting(post: Post) -> QuerySet[Post]:
    """Later posts that still say what this one said, before an edit too: those that quote it, and
    those of its topic in which its longest line stands."""
    said = [post.text, *(version.text for version in post.versions.all())]
    own = [line for text in said for line in text.splitlines() if not line.startswith(">")]
    longest = max(own, key=len, default="").strip()
    found = Q(text__contains=f"#post-{post.pk})")
    if len(longest) >= TELLING:
        found |= Q(topic=post.topic_id, text__contains=longest)
    return Post.objects.filter(found, pk__gt=post.pk).order_by("pk")
