"""Where a member's name and words stand in what others wrote: heads of quotes, and mentions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from django.db.models import Q, QuerySet
from django.urls import reverse

from community.boards.mentions import MENTION
from community.links import build_member_pattern
from community.models import Draft, Member, Mention, Post, PostVersion
from community.models.members import GONE, NAMELESS

TAKEN_BACK = "[a quotation taken back by its author]"
HEAD = re.compile(
    r"^(?P<mark>(?:> ?)*)(?P<name>[^>\s].{0,79}) wrote \(\[the post\]\(\S{1,60}#post-"
    r"(?P<post>\d{1,12})\)\):\r?$"
)
QUOTES = "#post-"
BATCH = 200


@dataclass(frozen=True)
class Trace:
    """`posts`: of the member, and what the author of each is called once the account is gone;
    `page`: the path of the member's own; `names`: how others call the member, with the @;
    `longer`: mentions of other members that begin in the same way, each with its page."""

    posts: dict[int, str]
    page: str
    names: frozenset[str]
    longer: dict[str, str]

    def quoted_in(self, text: str) -> bool:
        heads = (HEAD.match(line) for line in text.split("\n"))
        return any(head is not None and int(head["post"]) in self.posts for head in heads)


def trace_of(member: Member) -> Trace:
    own = Post.objects.filter(author=member).values_list("pk", "nameless")
    names = (f"@{member.display_name}#{member.pk}", f"@{member.display_name}")
    return Trace(
        {pk: NAMELESS if nameless else GONE for pk, nameless in own},
        member.get_absolute_url(),
        frozenset(names if member.display_name else ()),
        _longer(member) if member.display_name else {},
    )


def _longer(member: Member) -> dict[str, str]:
    """“@Kim Jones” is not Kim."""
    others = Member.objects.filter(display_name__istartswith=f"{member.display_name} ")
    found = others.exclude(pk=member.pk).values_list("display_name", "pk")
    return {f"@{name}": reverse("membership:member", args=[pk]) for name, pk in found}


def posts_quoting(member: Member) -> int:
    """How many posts by others quote what the member wrote; one reading of those that quote."""
    trace = trace_of(member)
    return sum(1 for _ in _quoting(Post.objects.exclude(author=member), trace))


def posts_touched(trace: Trace, member: Member) -> set[int]:
    """Keys of all posts in which the member stands, whether they show it now or showed it once."""
    named = Mention.objects.filter(member=member).values_list("post_id", flat=True)
    linked = Post.objects.filter(text__contains=trace.page).values_list("pk", flat=True)
    return {*_quoting(Post.objects.all(), trace), *named, *linked}


def versions_touched(trace: Trace, posts: set[int]) -> list[int]:
    """Earlier versions of those posts, and of others that quoted the member before an edit."""
    of_others = PostVersion.objects.exclude(post__in=trace.posts)
    theirs = PostVersion.objects.filter(post__in=posts).values_list("pk", flat=True)
    return sorted({*_quoting(of_others, trace), *theirs})


def drafts_touched(trace: Trace) -> list[int]:
    named = Q()
    for name in trace.names:
        named |= Q(text__icontains=name)
    naming = Draft.objects.filter(named).values_list("pk", flat=True) if trace.names else ()
    return sorted({*_quoting(Draft.objects.all(), trace), *naming})


Written = QuerySet[Post] | QuerySet[PostVersion] | QuerySet[Draft]


def _quoting(written: Written, trace: Trace) -> Iterator[int]:
    if not trace.posts:
        return
    rows = written.filter(text__contains=QUOTES).order_by("pk").values_list("pk", "text")
    for pk, text in rows.iterator(chunk_size=BATCH):
        if trace.quoted_in(text):
            yield pk


def links_in(html: str) -> dict[str, str]:
    """The mentions that a post shows, as they were understood when it was written: the words and
    the page of the member."""
    linked = re.findall(rf'<a href="({build_member_pattern()})"[^>]*>(@[^<]+)</a>', html)
    return {unescape(words): page for page, words in linked}


def unnamed(text: str, trace: Trace, links: dict[str, str]) -> str:
    """The text without the member's name in heads of quotes and in mentions. `links` are those of
    the post; who else is named there stays named."""
    own = {words for words, page in links.items() if page == trace.page} | trace.names
    others = {words for words, page in links.items() if page != trace.page} - own
    text = MENTION.sub(lambda found: _without(found[0], own, others), text)
    text = re.sub(rf"\[[^\]\n]*\]\(\S*{re.escape(trace.page)}\)", GONE, text)
    return "\n".join(_headed(line, trace) for line in text.split("\n"))


def _without(said: str, own: set[str], others: set[str]) -> str:
    for words in sorted(own | others, key=len, reverse=True):
        rest = said[len(words) :]
        if said.lower().startswith(words.lower()) and not re.match(r"[\w-]", rest):
            return said if words in others else GONE + rest
    return said


def _headed(line: str, trace: Trace) -> str:
    head = HEAD.match(line)
    called = trace.posts.get(int(head["post"])) if head else None
    if head is None or called is None or head["name"] in (NAMELESS, GONE):
        return line
    return line[: head.start("name")] + called + line[head.end("name") :]


def taken_back(text: str, trace: Trace) -> str:
    """The text without the words of the member that it quotes. A quote ends with the lines that
    are marked as one, or with the head of the next."""
    kept: list[str] = []
    inside = ""
    for line in text.split("\n"):
        head = HEAD.match(line)
        if head:
            mark, called = head["mark"].rstrip(), trace.posts.get(int(head["post"]), "")
            inside = mark if called else ""
            kept += [f"{mark} {called} wrote:".lstrip(), mark, f"{mark} {TAKEN_BACK}".lstrip()]
            if not called:
                kept[-3:] = [line]
        elif not inside or not line.startswith(inside):
            inside = ""
            kept.append(line)
    return "\n".join(kept)
