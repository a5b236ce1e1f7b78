"""Posts about which something is still open: a report, an appeal. What they say is kept for those
who decide, even where the author deletes the account meanwhile."""

from django.db.models import Q, QuerySet

from community.models import Appeal, Member, Post, Report

_REPORTED = Q(reports__state=Report.State.OPEN)
_APPEALED = Q(decisions__appeal__state=Appeal.State.OPEN)
_OUT_OF_SIGHT = Q(state=Post.State.HELD, held_for=Post.HeldFor.REPORT)
OPEN = _REPORTED | _APPEALED | _OUT_OF_SIGHT


def in_question(member: Member) -> QuerySet[Post]:
    return Post.objects.filter(pk__in=Post.objects.filter(OPEN, author=member).values("pk"))


def is_in_question(post: Post) -> bool:
    return Post.objects.filter(_REPORTED | _APPEALED, pk=post.pk).exists()
