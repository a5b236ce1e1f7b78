"""What a summary says, put together from its text and from the posts that may be used.

A line `[post 3]` in the text stands for the words of a post. They are read from the post itself
each time, so that an edit, a hidden post or a consent taken back is out of it at once.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from django.db.models import QuerySet
from django.urls import reverse

from community.links import build_member_pattern
from community.models import Post, Summary, SummaryConsent, Topic
from community.text.markdown import parsed
from community.text.single_line import without_turning

PLACE = re.compile(r"^[ \t]*\[post (\d{1,4})\][ \t]*$", re.MULTILINE | re.IGNORECASE)
EMAIL = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
SOMEBODY, NO_ADDRESS = "a colleague", "(address left out)"


@dataclass(frozen=True)
class Words:
    """A piece of the writer's own words, in Markdown."""

    text: str


@dataclass(frozen=True)
class Quote:
    """What a post says, in Markdown, and whose words they are said to be; `by` may be empty."""

    number: int
    text: str
    by: str


def consents_of(summary: Summary) -> list[SummaryConsent]:
    """With their posts, in the order of the topic; two queries whatever their number."""
    rows = summary.consents.select_related("post__topic__board", "post__author__user", "member")
    return list(rows.order_by("number"))


def usable(consents: Iterable[SummaryConsent]) -> dict[int, SummaryConsent]:
    """Those that may be used now, by number."""
    return {one.number: one for one in consents if one.is_usable}


def pieces(text: str, free: dict[int, SummaryConsent]) -> list[Words | Quote]:
    """The summary as its readers get it: places of posts that may not be used are left out."""
    found: list[Words | Quote] = []
    for place, part in enumerate(PLACE.split(text)):
        if place % 2 == 0 and part.strip():
            found.append(Words(without_addresses(part.strip())))
        elif place % 2 and int(part) in free:
            consent = free[int(part)]
            if consent.post is not None:
                found.append(Quote(consent.number, own_words(consent.post), consent.shown_as))
    return found


def as_markdown(found: Iterable[Words | Quote]) -> str:
    return "\n\n".join(one.text if isinstance(one, Words) else quoted(one) for one in found)


def quoted(quote: Quote) -> str:
    lines = [*quote.text.splitlines(), *(["", f"*{quote.by}*"] if quote.by else [])]
    return "\n".join(f"> {line}".rstrip() for line in lines)


def own_words(post: Post) -> str:
    """What its author says, and nobody else: without the words that it quotes, the members that
    it names, the addresses of the community and those of persons."""
    plain = without_turning(post.text).replace("\r\n", "\n").replace("\r", "\n")
    text = unquoted(plain)
    for name in named_in(post.html):
        text = text.replace(name, SOMEBODY)
    return without_addresses(without_inner_links(text)).strip()


def without_inner_links(text: str) -> str:
    """The text without addresses of the community; of a link its words are kept."""
    inner = re.escape(reverse("boards:home"))
    link = rf"\[([^\]\n]*)\]\([^)\s]*{inner}[^)]*\)|<?\S*{inner}\S*"
    return re.sub(link, lambda found: found[1] or "", text)


def named_in(html: str) -> list[str]:
    """The words that lead to pages of members, the longest first, as they stood when it was
    written: whatever name somebody bears since."""
    named = re.findall(rf'<a href="{build_member_pattern()}"[^>]*>([^<]+)</a>', html)
    return sorted({unescape(words) for words in named}, key=len, reverse=True)


def unquoted(text: str) -> str:
    lines = text.split("\n")
    for token in parsed(text):
        if token.type == "blockquote_open" and token.map:
            first, end = token.map
            lines[first:end] = [""] * (end - first)
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines))


def without_addresses(text: str) -> str:
    return EMAIL.sub(NO_ADDRESS, text)


def refused(topic: Topic) -> set[int]:
    """Posts of a topic whose authors said no to what they say now: they are not asked again."""
    no = SummaryConsent.objects.filter(
        post__topic=topic, answer=SummaryConsent.Answer.NO
    ).select_related("post")
    return {one.post.pk for one in no if one.post and one.post.version == one.version}


def numbers_in(text: str) -> set[int]:
    return {int(number) for number in PLACE.findall(text)}


def outline(consents: Iterable[SummaryConsent]) -> str:
    """What a text begins with: the posts that may be used, in their order."""
    return "\n\n".join(f"[post {number}]" for number in usable(consents))


def without(text: str, numbers: Iterable[int]) -> str:
    """The text without the places of some posts."""
    gone = set(numbers)
    kept = PLACE.sub(lambda found: "" if int(found[1]) in gone else found[0], text)
    return re.sub(r"\n{3,}", "\n\n", kept).strip()


def asked_of(member_id: int | None) -> QuerySet[SummaryConsent]:
    """What is asked of a member, the newest first."""
    rows = SummaryConsent.objects.filter(member__isnull=False, member=member_id)
    return rows.select_related(
        "summary__topic__board", "post__topic__board", "post__author__user", "member"
    )
