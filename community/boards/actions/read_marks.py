"""How far a member has read a topic."""

from django.db.models import BigIntegerField, F, Func, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Greatest, Least

from community.boards.pagination import PostPage
from community.models import Member, Post, ReadMark, Topic


def mark_read(*, member: Member, topic: Topic, read_up_to: int | None, page: PostPage) -> None:
    """Note a page that was read; `read_up_to` is how far the member had come before, None for
    whoever opens the topic for the first time. One query.

    The mark goes on as far as nothing is left out: a post on another page, or one that is shown
    while this page is made, stays new. Who comes in at a later page begins there.
    """
    seen = [post.shown_order for post in page.items if post.shown_order]
    if not seen or (read_up_to is not None and read_up_to >= max(seen)):
        return
    before = read_up_to
    if before is None:
        before = min(seen) - 1 if page.earlier else 0
    here = [post.pk for post in page.items]
    missed = unseen(topic, before).exclude(author=member).exclude(pk__in=here)
    reached = _just_before(missed, max(seen))
    if read_up_to is None:
        first = ReadMark(member=member, topic=topic, last_shown=reached)
        ReadMark.objects.bulk_create([first], ignore_conflicts=True)  # two pages opened at once
        return
    marks = ReadMark.objects.filter(member=member, topic=topic)
    marks.update(last_shown=Greatest(F("last_shown"), reached))


def _just_before(missed: QuerySet[Post], last: int) -> Func:
    """Up to the first that was missed, or the last that was seen: whichever comes first."""
    first = missed.annotate(before=F("shown_order") - 1).values("before")[:1]
    end = Value(last, output_field=BigIntegerField())
    return Least(Coalesce(Subquery(first, output_field=BigIntegerField()), end), end)


def unseen(topic: Topic, read_up_to: int) -> QuerySet[Post]:
    """Posts that members came to see after that."""
    return Post.objects.filter(
        topic=topic, state=Post.State.PUBLIC, shown_order__gt=read_up_to
    ).order_by("shown_order")
