"""Who may moderate, and which complaints a moderator may not answer."""

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from community.models import Complaint, Decision, Member
from community.models.members import RECONFIRM_AFTER
from community.viewer import ADMINISTRATORS, MODERATORS


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
