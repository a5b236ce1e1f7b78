"""`@name` in what members write: who is meant, and only those who may read it.

Names are not unique. `@Kim Jones` is taken where one member who may read the board bears the
name; `@Kim Jones#12` says which of several. Whatever else follows an @ stays plain text.
"""

import re
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Lower

from accounts.models import User
from community.models import Board, Member
from community.moderation.moderators import moderators
from community.text.single_line import one_line

WORDS = r"[^\W_][\w'’.\-]*"
MENTION = re.compile(rf"(?<![\w@./])@({WORDS}(?: {WORDS}){{0,3}})(?:#(\d{{1,12}}))?")
MOST = 20
OFFERED = 8


@dataclass(frozen=True)
class Named:
    """A mention that was understood: where it stands in the text, and who is meant."""

    start: int
    end: int
    member: Member


def may_be_mentioned(board: Board) -> QuerySet[Member]:
    """Members who chose a name and may read the board."""
    members = Member.objects.filter(state=Member.State.APPROVED, user__is_active=True)
    if board.kind == Board.Kind.RESTRICTED:
        inside = User.objects.filter(groups=board.group)
        members = members.filter(Q(user__in=inside) | Q(user__in=moderators()))
    return members.exclude(display_name="").select_related("user")


def mentioned(text: str, board: Board) -> list[Named]:
    """The mentions in a text, in their order; one query, and none where there is no @."""
    typed = list(MENTION.finditer(text))[:MOST]
    wanted = {name.lower() for match in typed for name in beginnings(match[1])}
    if not wanted:
        return []
    found: dict[str, list[Member]] = {}
    lowered = may_be_mentioned(board).annotate(lowered=Lower("display_name"))
    for member in lowered.filter(lowered__in=wanted):
        found.setdefault(member.display_name.lower(), []).append(member)
    named = (understood(match, found) for match in typed)
    return [one for one in named if one is not None]


def beginnings(words: str) -> list[str]:
    """“Kim Jones thanks” may mean Kim Jones or Kim: the longest first, also without the full
    stop at its end."""
    parts = words.split(" ")
    longest = [" ".join(parts[:number]) for number in range(len(parts), 0, -1)]
    return [name for one in longest for name in dict.fromkeys((one, one.rstrip(".'’-"), own(one)))]


def own(name: str) -> str:
    """“Kim’s” means Kim."""
    return re.sub(r"['’]s$", "", name)


def understood(match: re.Match[str], found: dict[str, list[Member]]) -> Named | None:
    for name in beginnings(match[1]):
        members = found.get(name.lower(), [])
        if match[2] and name == match[1]:
            members = [member for member in members if member.pk == int(match[2])]
            if len(members) == 1:
                return Named(match.start(), match.end(), members[0])
        elif len(members) == 1:
            return Named(match.start(), match.start() + 1 + len(name), members[0])
    return None


def offered(words: str, board: Board) -> list[tuple[str, str]]:
    """For the chooser: what to insert, and what tells the members apart."""
    looked = one_line(words).lstrip("@")
    if not looked:
        return []
    namesake = may_be_mentioned(board).filter(display_name__iexact=OuterRef("display_name"))
    members = may_be_mentioned(board).filter(display_name__icontains=looked)
    members = members.annotate(has_namesake=Exists(namesake.exclude(pk=OuterRef("pk"))))
    shown = list(members.order_by("display_name", "pk")[:OFFERED])
    return [(handle(member, member.has_namesake), about(member)) for member in shown]


def handle(member: Member, has_namesake: bool) -> str:
    return f"@{member.display_name}" + (f"#{member.pk}" if has_namesake else "")


def about(member: Member) -> str:
    """What the member chose to show."""
    shown = (
        (member.shows_role, member.get_role_display()),
        (member.shows_employer, member.employer),
        (member.shows_authority, member.authority),
    )
    return ", ".join(words for chosen, words in shown if chosen and words)
