"""Reporting a post or a member's page, and what becomes of a report."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts.models import User
from community.attachments.content import said_in, texts_of
from community.audit.log import MEMBER, MODERATOR, record
from community.boards.actions.posts import FIRST_POSTS, held
from community.boards.actions.topics import recount
from community.email.outbox import tell
from community.exceptions import NotPossible
from community.guard_check import weigh
from community.locks import locked_post
from community.models import Decision, Member, Post, Report
from community.models.report_kinds import kinds
from community.notifications.topic_titles import told_topic
from community.search.index import index_post
from community.summaries.consent_actions import tell_of_pages

State = Report.State
# A member whose reports were twice found groundless within a year, or who has this many posts out
# of sight already, still reports; but the next one waits in sight.
MOST_GROUNDLESS, MOST_HELD, LOOKING_BACK = 2, 3, timedelta(days=365)


def report_post(
    *, post: Post, reporter: Member, kind: str, offence: str = "", words: str = ""
) -> Report:
    """Report a post; while that report is open, the same again answers the one that stands.
    Raises `NotPossible` where it was hidden meanwhile."""
    return _report(reporter, kind, offence, words, post=post)


def report_member(
    *, member: Member, reporter: Member, kind: str, offence: str = "", words: str = ""
) -> Report:
    """Report what a member's page says, or how they behave."""
    return _report(reporter, kind, offence, words, member=member)


def _report(
    reporter: Member,
    kind: str,
    offence: str,
    words: str,
    post: Post | None = None,
    member: Member | None = None,
) -> Report:
    about = {"post": post, "member": member}
    standing = Report.objects.filter(reporter=reporter, state=State.OPEN, **about)
    found = standing.first()
    if found:
        return found
    try:
        with transaction.atomic():
            if post is not None:
                _still_to_report(post)
            report = Report.objects.create(
                reporter=reporter, kind=kind, offence=offence, words=words, **about
            )
            if post is not None:
                _hold(post, report)
            record("reported", report, by=reporter.user, as_whom=MEMBER, kind=kind)
            tell(reporter, "report_received", report=report)
            return report
    except IntegrityError:  # the second of two at once finds the first
        return standing.get()


def _still_to_report(post: Post) -> None:
    """Nobody hides it until the report stands: one of a hidden post could not be decided on."""
    if locked_post(post.pk).state == Post.State.HIDDEN:
        raise NotPossible(
            "A moderator has hidden this post since you opened it, so there is nothing left to "
            "report."
        )


def _hold(post: Post, report: Report) -> None:
    """Take the post out of sight until a moderator has looked, where its kind asks for that."""
    if not kinds()[report.kind].hides_at_once:
        return
    stored = locked_post(post.pk)
    if stored.state != Post.State.PUBLIC or not may_hold_at_once(stored, report):
        return
    for name, value in held(Post.HeldFor.REPORT).items():
        setattr(stored, name, value)
    stored.save(update_fields=["state", "held_for", "held_since"])
    index_post(stored)
    recount(stored.topic)
    tell_of_pages(post=stored)
    report.held_at_once = True
    report.save(update_fields=["held_at_once"])
    record("held_at_once", stored, by=None, as_whom="system", report=report.pk)
    if stored.author is not None:
        tell(stored.author, "held_at_once", topic=told_topic(stored, stored.author))


def may_hold_at_once(post: Post, report: Report) -> bool:
    """Whether this one report takes the post out of sight before anybody has looked.

    Nobody silences others at will: what a moderator has looked at stays until it is edited; a new
    member needs a second voice; and who was wrong twice, or has three posts waiting, is heard in
    the queue instead. What the guard itself would hold goes whoever reports it.
    """
    files = said_in(post.attachments.filter(taken_out_at__isnull=True))
    if weigh(text=post.text, **texts_of(files)).holds:
        return True
    if _was_looked_at(post):
        return False
    return is_trusted(report.reporter) or _others_say_so(post, report)


def _was_looked_at(post: Post) -> bool:
    settled = post.reports.filter(state=State.NOT_UPHELD, kind__in=_hiding())
    if post.edited_at:
        settled = settled.filter(acted_at__gt=post.edited_at)
    return settled.exists()


def _others_say_so(post: Post, report: Report) -> bool:
    others = post.reports.filter(state=State.OPEN, kind__in=_hiding())
    return others.exclude(pk=report.pk).exists()


def is_trusted(reporter: Member | None) -> bool:
    if reporter is None:
        return False
    made = reporter.reports_made.filter(post__isnull=False)
    since = timezone.now() - LOOKING_BACK
    groundless = made.filter(state=State.NOT_UPHELD, kind__in=_hiding(), acted_at__gte=since)
    if groundless.count() >= MOST_GROUNDLESS:
        return False
    if made.filter(state=State.OPEN, held_at_once=True).count() >= MOST_HELD:
        return False
    accepted = reporter.posts.filter(state=Post.State.PUBLIC)[:FIRST_POSTS]
    return len(accepted.values_list("pk", flat=True)) == FIRST_POSTS


def _hiding() -> list[str]:
    return [kind.key for kind in kinds().values() if kind.hides_at_once]


def settle_reports(
    *,
    by: User,
    upheld: bool,
    post: Post | None = None,
    member: Member | None = None,
    decision: Decision | None = None,
) -> None:
    """Close the open reports of a post or a member's page, and tell each reporter the outcome;
    `decision` is how they were acted on. Inside the transaction of the act that settles them."""
    reports = Report.objects.filter(state=State.OPEN, post=post, member=member)
    _close(reports.select_related("reporter__user"), upheld, by, decision)


def _close(reports: QuerySet[Report], upheld: bool, by: User, decision: Decision | None) -> None:
    for report in reports:
        report.state = State.UPHELD if upheld else State.NOT_UPHELD
        report.acted_at, report.decision = timezone.now(), decision
        report.save(update_fields=["state", "acted_at", "decision"])
        record("settled", report, by=by, as_whom=MODERATOR, upheld=upheld)
        if report.reporter is not None:
            tell(report.reporter, "report_decided", report=report)


def take_outcome_back(*, decision: Decision, by: User) -> None:
    """What was acted on by a decision that is taken back is not upheld after all: its reporters
    were told otherwise, and hear of it. When it was first acted on stays known."""
    acted_on = Report.objects.filter(decision=decision, state=State.UPHELD)
    for report in acted_on.select_related("reporter__user"):
        report.state = State.NOT_UPHELD
        report.save(update_fields=["state"])
        record("outcome_changed", report, by=by, as_whom=MODERATOR, decision=decision.pk)
        if report.reporter is not None:
            tell(report.reporter, "report_changed", report=report)
