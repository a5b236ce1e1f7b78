"""The version of a post or member that a moderator saw, as a token in the form.

An action is refused if the token no longer fits: somebody edited or decided meanwhile.
"""

from django.db.models import Max, QuerySet
from django.utils.crypto import salted_hmac

from community.models import Member, Post, Report


def post_version_token(post: Post) -> str:
    """Names how a post stands: it changes with every edit, decision and report of it."""
    decided = post.decisions.aggregate(last=Max("pk"))["last"]
    return f"{post.state} {post.version} {decided or 0} {_newest(post.reports.all())}"


def member_version_token(member: Member) -> str:
    """In a form that cannot be read: the minute of a suspension, laid beside the history of a post
    without a name, would tell whose it is. Decisions about such posts stand apart for the same
    reason."""
    decided = member.decisions.filter(nameless=False).aggregate(last=Max("pk"))["last"]
    since = member.state_since.isoformat()
    stands = f"{member.state} {since} {decided or 0} {_newest(member.reports.all())}"
    return salted_hmac("community.reviewing", stands).hexdigest()


def _newest(reports: QuerySet[Report]) -> int:
    return reports.filter(state=Report.State.OPEN).aggregate(last=Max("pk"))["last"] or 0
