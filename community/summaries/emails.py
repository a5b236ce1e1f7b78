"""Letters about summaries. None of them names anybody, and none says what stands on a restricted
board unless its reader chose that."""

from django.conf import settings

from community.email.composers import LetterKind, register
from community.email.messages import Words, words
from community.email.outbox import tell_address
from community.models import Board, Letter, Member, Summary, SummaryConsent
from community.viewer import Viewer
from community.visibility import topics_for

ASKED = "summary_asked"
WITHDRAWN, CHANGED = "summary_withdrawn", "summary_changed"


def about(member: Member, summary: Summary) -> str:
    """The topic, as a letter may name it to this member."""
    restricted = summary.topic.board.kind == Board.Kind.RESTRICTED
    if restricted and not (member.mails_restricted and may_see(member, summary)):
        return "a topic on a restricted board"
    return f"“{summary.topic.title}”"


def may_see(member: Member, summary: Summary) -> bool:
    user = member.user
    return user is not None and topics_for(Viewer.of(user)).filter(pk=summary.topic_id).exists()


def compose_asked(letter: Letter, member: Member) -> Words | None:
    """What is still asked when the letter goes; None where nothing is, or no more may be said."""
    pk = int(letter.key.partition(":")[0])
    summary = Summary.objects.filter(pk=pk).select_related("topic__board").first()
    if summary is None or summary.state != Summary.State.ASKING or not member.is_approved:
        return None
    waiting = summary.consents.filter(member=member, answer=SummaryConsent.Answer.NONE)
    number = waiting.count()
    if not number:
        return None
    return words(member, ASKED, summary=summary, number=number, about=about(member, summary))


def tell_editors(name: str, summary: Summary, occasion: str) -> None:
    """The editors have no place in the community; theirs is one mailbox."""
    key = f"{summary.pk}:{occasion}"
    tell_address(settings.EDITORS_MAILBOX, name, key=key, summary=summary)


register(ASKED, LetterKind(compose=compose_asked))
