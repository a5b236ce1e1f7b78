"""What authors say to the use of their posts in a summary, and what follows from it."""

from uuid import uuid4

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from community.audit.log import MEMBER, SYSTEM, record
from community.email.outbox import queue
from community.exceptions import NotPossible
from community.locks import turn_of
from community.models import Member, Post, Summary, SummaryConsent
from community.summaries.actions import send_back
from community.summaries.document import consents_of
from community.summaries.emails import ASKED, CHANGED, WITHDRAWN, tell_editors

Answer, State = SummaryConsent.Answer, Summary.State
CLOSED = "This summary went on without an answer to this post, so there is nothing to agree to."


@transaction.atomic
def answer_for_posts(
    *, summary: Summary, member: Member, answers: dict[int, str], seen: dict[int, str]
) -> None:
    """What a member says to each of their posts, by number; `seen` is the version that they read
    (`Post.version`). No can be said at any time, yes until the summary goes to the editors. What
    was said already changes nothing."""
    stored = turn_of(Summary.objects.select_related("topic__board")).get(pk=summary.pk)
    for consent in consents_of(stored):
        answer, read = answers.get(consent.number, ""), seen.get(consent.number, "")
        if consent.member_id == member.pk and _is_news(consent, answer, read):
            _answer(stored, consent, answer, read, member)


def _is_news(consent: SummaryConsent, answer: str, seen: str) -> bool:
    if not answer:
        return False
    return answer != consent.answer or (answer != Answer.NO and seen != consent.version)


def _answer(
    summary: Summary, consent: SummaryConsent, answer: str, seen: str, member: Member
) -> None:
    if answer == Answer.NO:
        _refuse(summary, consent, member)
        return
    if summary.state != State.ASKING:
        raise NotPossible(CLOSED)
    post = consent.post
    if post is None or not consent.is_shown:
        raise NotPossible("Other members do not see this post now, so it is not used.")
    if post.version != seen:
        raise NotPossible("This post was changed since you opened the page. Read it again.")
    if post.nameless and answer == Answer.NAME:
        raise NotPossible("You wrote this post without your name, so it is not used with it.")
    consent.version, consent.taken_back_at = seen, None
    _keep(consent, answer, member)


def _refuse(summary: Summary, consent: SummaryConsent, member: Member) -> None:
    """Where consent is taken back after it counted, whoever counts on it is told."""
    agreed = consent.answer in SummaryConsent.YES
    used = agreed and not consent.dropped
    consent.taken_back_at = timezone.now() if agreed else consent.taken_back_at
    _keep(consent, Answer.NO, member)
    if used and summary.state == State.READY:
        send_back(summary)
    elif used and summary.state == State.HANDED_OVER:
        tell_editors(WITHDRAWN, summary, f"{consent.number}")


def _keep(consent: SummaryConsent, answer: str, member: Member) -> None:
    consent.answer, consent.answered_at = answer, timezone.now()
    consent.save(update_fields=["answer", "answered_at", "version", "taken_back_at"])
    nameless = consent.post is None or consent.post.nameless
    record(
        "took_consent_back"
        if answer == Answer.NO and consent.taken_back_at
        else "answered_consent",
        consent,
        by=None if nameless else member.user,
        as_whom=MEMBER,
        answer=answer,
    )


def ask_again(*, post: Post) -> None:
    """After an edit, inside its transaction: what its author agreed to is no longer what the post
    says. A summary that is a page by now keeps what was agreed to then, and editors are told."""
    under_way = SummaryConsent.objects.filter(post=post, summary__state__in=Summary.OPEN)
    for pk in under_way.values_list("summary", flat=True):
        summary = turn_of(Summary.objects.select_related("topic__board")).get(pk=pk)
        if summary.is_open:
            _ask_again(summary, post)
    tell_of_pages(post=post)


def tell_of_pages(*, post: Post) -> None:
    """After an edit, or an act that took a post out of sight, inside its transaction: whoever made
    a page of its words is told. With an opening post its whole topic is out of sight."""
    is_hidden = post.state != Post.State.PUBLIC
    gone = Q(post__topic=post.topic_id) if post.is_opening and is_hidden else Q(post=post)
    used = SummaryConsent.objects.filter(
        gone, answer__in=SummaryConsent.YES, dropped=False, summary__state=State.HANDED_OVER
    )
    for summary in Summary.objects.filter(pk__in=used.values("summary")):
        tell_editors(CHANGED, summary, f"{post.pk}:{uuid4().hex}")


def _ask_again(summary: Summary, post: Post) -> None:
    consent = summary.consents.select_related("member").get(post=post)
    agreed = consent.answer in SummaryConsent.YES
    if consent.answer == Answer.NO:
        return
    consent.answer, consent.answered_at = Answer.NONE, None
    consent.version, consent.asked_at = post.version, timezone.now()
    consent.save(update_fields=["answer", "answered_at", "version", "asked_at"])
    if not agreed:
        return
    record("asked_again", consent, by=None, as_whom=SYSTEM)
    if summary.state == State.READY and not consent.dropped:
        send_back(summary)
    if consent.member is not None and summary.state == State.ASKING:
        queue(consent.member, ASKED, key=f"{summary.pk}:{post.pk}:{post.version}")


def withdraw_consents(*, member: Member) -> None:
    """All that a member agreed to, as their account is deleted. Their posts are locked first,
    since they change with it."""
    list(turn_of(Post.objects.filter(author=member).order_by("pk")).values_list("pk"))
    own = SummaryConsent.objects.filter(member=member)
    for pk in own.order_by("summary").values_list("summary", flat=True).distinct():
        summary = turn_of(Summary.objects.select_related("topic__board")).get(pk=pk)
        for consent in summary.consents.filter(member=member).select_related("post"):
            if consent.answer != Answer.NO:
                _refuse(summary, consent, member)
