"""Making a summary of a topic for the editors: asking authors one by one, writing, sending.

`stands` names how the summary stood on the writer's page (`Summary.stands`): what somebody else
changed meanwhile is not written over.
"""

from collections.abc import Iterable

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from accounts.models import User
from community.audit.log import MEMBER, SYSTEM, record
from community.boards.subjects import subject_of
from community.email.outbox import queue, tell
from community.exceptions import NotPossible
from community.locks import turn_of
from community.models import Member, Post, Summary, SummaryConsent, Topic
from community.summaries.document import (
    consents_of,
    numbers_in,
    pieces,
    usable,
    without,
    without_addresses,
)
from community.summaries.emails import ASKED, about
from community.summaries.page_targets import Handed, Place

State = Summary.State
MOST_POSTS = 60
EDITOR = Summary.Asker.EDITOR.value
CHANGED = "This summary was changed since you opened it."


def ask_for_summary(*, topic: Topic, posts: Iterable[Post], by: User, as_whom: str) -> Summary:
    """Begin a summary, or go on with the one under way, and ask the authors of these posts. A
    post that was asked for already is not asked for again."""
    try:
        with transaction.atomic():
            summary = _under_way(topic) or _begin(topic, by, as_whom)
            _ask(summary, list(posts), by, as_whom)
            return summary
    except IntegrityError:  # the second of two at once goes on with the first's
        with transaction.atomic():
            found = _under_way(topic)
            if found is None:
                raise
            _ask(found, list(posts), by, as_whom)
            return found


def _under_way(topic: Topic) -> Summary | None:
    return turn_of(Summary.objects.filter(topic=topic, state__in=Summary.OPEN)).first()


def _begin(topic: Topic, by: User, as_whom: str) -> Summary:
    summary = Summary.objects.create(topic=topic, title=topic.title, by=by, asker=as_whom)
    _note("began_summary", summary, by, as_whom)
    return summary


def _ask(summary: Summary, posts: list[Post], by: User, as_whom: str) -> None:
    asked = set(summary.consents.values_list("post_id", flat=True))
    new = {post.pk: post for post in posts if post.pk not in asked and post.author_id}
    if not new:
        return
    if summary.state != State.ASKING:
        raise NotPossible("This summary is with the editors. Take it back before you add to it.")
    if len(asked) + len(new) > MOST_POSTS:
        raise NotPossible(f"A summary draws on at most {MOST_POSTS} posts.")
    last = summary.consents.aggregate(last=Max("number"))["last"] or 0
    SummaryConsent.objects.bulk_create(
        SummaryConsent(
            summary=summary, post=post, member=post.author, number=number, version=post.version
        )
        for number, post in enumerate((new[pk] for pk in sorted(new)), start=last + 1)
    )
    _note("asked_for_consent", summary, by, as_whom, posts=sorted(new))
    for member in {post.author for post in new.values() if post.author}:
        queue(member, ASKED, key=f"{summary.pk}:{max(new)}")


@transaction.atomic
def write_summary(
    *, summary: Summary, by: User, as_whom: str, title: str, text: str, stands: str
) -> Summary:
    stored = _locked(summary, State.ASKING)
    if (stored.title, stored.text) == (title, text):
        return stored
    if stored.stands != stands:
        raise NotPossible(CHANGED)
    stored.title, stored.text = title, text
    _change(stored, "title", "text")
    _note("wrote_summary", stored, by, as_whom)
    return stored


@transaction.atomic
def send_summary(*, summary: Summary, by: User, as_whom: str) -> Summary:
    """Have the editors see it. What may not be used is left out for good, from the text too."""
    stored = _locked(summary, State.ASKING)
    consents = consents_of(stored)
    free = usable(consents)
    if not numbers_in(stored.text) & set(free):
        raise NotPossible("No post in the text may be used yet, so there is nothing to send.")
    left_out = [one.number for one in consents if one.number not in free]
    stored.consents.filter(number__in=left_out).update(dropped=True)
    stored.text, stored.state = without(stored.text, left_out), State.READY
    _change(stored, "text", "state")
    _note("sent_summary", stored, by, as_whom, left_out=len(left_out))
    return stored


@transaction.atomic
def take_summary_back(*, summary: Summary, by: User, as_whom: str) -> None:
    """Go on writing. Who had not answered may be waited for again."""
    stored = _locked(summary, State.READY)
    _return(stored)
    _note("returned_summary", stored, by, as_whom)


@transaction.atomic
def give_summary_up(*, summary: Summary, by: User, as_whom: str) -> None:
    """What was written is forgotten; nobody is asked any more."""
    stored = turn_of(Summary.objects.all()).get(pk=summary.pk)
    if stored.state == State.GIVEN_UP:
        return
    if not stored.is_open:
        raise NotPossible("This summary is a draft page already.")
    stored.state, stored.text = State.GIVEN_UP, ""
    _change(stored, "state", "text")
    _note("gave_up_summary", stored, by, as_whom)


def hand_summary_over(*, summary: Summary, by: User, place: Place, stands: str) -> str:
    """Make a draft page of it and say where that is edited; once, whoever asks again. Where a
    post may no longer be used, the summary goes back to its writer instead: raises
    `NotPossible`."""
    with transaction.atomic():
        stored = _with_posts_locked(summary)
        if stored.state == State.HANDED_OVER:
            return stored.page_url
        if stored.state != State.READY or stored.stands != stands:
            raise NotPossible(CHANGED)
        consents = consents_of(stored)
        if all(one.is_usable for one in consents if not one.dropped):
            return _hand_over(stored, by, place, usable(consents))
        send_back(stored)
    raise NotPossible("A post in it may no longer be used. It went back to whoever wrote it.")


def _hand_over(summary: Summary, by: User, place: Place, free: dict[int, SummaryConsent]) -> str:
    subject = subject_of(summary.topic.subject_key)
    handed = Handed(without_addresses(summary.title), pieces(summary.text, free), subject)
    summary.page_url = place.make(handed, by)
    summary.state, summary.handed_by, summary.handed_at = State.HANDED_OVER, by, timezone.now()
    _change(summary, "page_url", "state", "handed_by", "handed_at")
    record("handed_summary_over", summary, by=by, as_whom=EDITOR, kind=place.name)
    for member in {one.member for one in free.values() if one.member}:
        tell(
            member,
            "summary_handed_over",
            key=str(summary.pk),
            summary=summary,
            about=about(member, summary),
        )
    return summary.page_url


def _with_posts_locked(summary: Summary) -> Summary:
    """Posts are locked before the summary, as everywhere: none is edited or hidden meanwhile."""
    posts = Post.objects.filter(summary_consents__summary=summary).order_by("pk")
    list(turn_of(Post.objects.filter(pk__in=posts.values("pk")).order_by("pk")).values_list("pk"))
    return turn_of(Summary.objects.select_related("topic__board")).get(pk=summary.pk)


def _locked(summary: Summary, state: str) -> Summary:
    stored = turn_of(Summary.objects.select_related("topic__board")).get(pk=summary.pk)
    if stored.state != state:
        raise NotPossible(f"This summary stands at: {stored.get_state_display().lower()}.")
    return stored


def _return(summary: Summary) -> None:
    """To its writer: what it says in their own words may rest on what is no longer free."""
    summary.consents.update(dropped=False)
    summary.state = State.ASKING
    _change(summary, "state")


def send_back(summary: Summary) -> None:
    """To its writer, inside an act by which a post is no longer free."""
    _return(summary)
    record("returned_summary", summary, by=None, as_whom=SYSTEM)
    _tell_asker(summary)


def _tell_asker(summary: Summary) -> None:
    asker = Member.objects.filter(user__isnull=False, user=summary.by_id).first()
    if asker is not None:
        tell(asker, "summary_returned", summary=summary, about=about(asker, summary))


def _change(summary: Summary, *fields: str) -> None:
    summary.changed_at = timezone.now()
    summary.save(update_fields=[*fields, "changed_at"])


def _note(act: str, summary: Summary, by: User, as_whom: str, **details: object) -> None:
    """Who started a topic without a name does so here too."""
    nameless = as_whom == MEMBER and summary.topic.nameless
    record(act, summary, by=None if nameless else by, as_whom=as_whom, **details)
