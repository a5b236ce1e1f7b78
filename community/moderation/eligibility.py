"""How a thing stands for those who review it, and who there is to review it."""

from django.db.models import Max, Q, QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from accounts.models import User
from community.models import Complaint, Decision, Member, Post, Report
from community.models.members import RECONFIRM_AFTER
from community.viewer import ADMINISTRATORS, MODERATORS


def stand_of(post: Post) -> str:
    """Names how a post stands: it changes with every edit, decision and report of it."""
    decided = post.decisions.aggregate(last=Max("pk"))["last"]
    return f"{post.state} {post.version} {decided or 0} {_newest(post.reports.all())}"


def stand_of_member(member: Member) -> str:
    """In a form that cannot be read: the minute of a suspension, laid beside the history of a post
    without a name, would tell whose it is. Decisions about such posts stand apart for the same
    reason."""
    decided = member.decisions.filter(nameless=False).aggregate(last=Max("pk"))["last"]
    since = member.state_since.isoformat()
    stands = f"{member.state} {since} {decided or 0} {_newest(member.reports.all())}"
    return salted_hmac("community.reviewing", stands).hexdigest()


def _newest(reports: QuerySet[Report]) -> int:
    return reports.filter(state=Report.State.OPEN).aggregate(last=Max("pk"))["last"] or 0


def moderators() -> QuerySet[User]:
    """Everybody who may moderate (see `Viewer.of`)."""
    lapsed = Q(member__confirmed_on__lt=timezone.localdate() - RECONFIRM_AFTER)
    shut_out = Q(member__state__in=[Member.State.SUSPENDED, Member.State.LEFT]) | lapsed
    above = Q(groups__name=ADMINISTRATORS) | Q(is_superuser=True)
    roles = above | (Q(groups__name=MODERATORS) & (Q(member=None) | ~shut_out))
    return User.objects.filter(roles, is_active=True).distinct()


def about_acts_of(user: User) -> Q:
    """Complaints about a moderator that are about what this one decided, or answered to an appeal:
    to the decision that a complaint names, or to any about its member where it names none."""
    own = Decision.objects.filter(Q(by=user) | Q(appeal__answered_by=user))
    told = own.filter(member__isnull=False).values("member")
    unnamed = Q(decision__isnull=True, member__in=told)
    return Q(about=Complaint.About.MODERATOR) & (Q(decision__in=own.values("pk")) | unnamed)


def waits_for_another(complaint: Complaint) -> bool:
    """Whether there is no administrator who may read it."""
    them = administrators()
    return all(
        Complaint.objects.filter(about_acts_of(one), pk=complaint.pk).exists() for one in them
    )


def administrators() -> QuerySet[User]:
    roles = Q(groups__name=ADMINISTRATORS) | Q(is_superuser=True)
    return User.objects.filter(roles, is_active=True).distinct()
