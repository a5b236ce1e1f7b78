"""What a viewer may see. Views and searches start from these and from nothing else."""

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet, Subquery

from community.models import (
    Attachment,
    Board,
    Event,
    Member,
    Post,
    ReadMark,
    Summary,
    Topic,
    Watch,
)
from community.viewer import Viewer


def board_q(viewer: Viewer, prefix: str = "") -> Q:
    """Boards that the viewer may read: those for all, and those of the viewer's groups."""
    if viewer.is_moderator:
        return Q()
    restricted = Q(**{f"{prefix}kind": Board.Kind.RESTRICTED})
    return ~restricted | Q(**{f"{prefix}group__in": viewer.groups})


def boards_for(viewer: Viewer) -> QuerySet[Board]:
    return Board.objects.filter(board_q(viewer))


def topics_for(viewer: Viewer) -> QuerySet[Topic]:
    """Accepted topics of those boards; a topic that waits is seen by its author and moderators."""
    topics = Topic.objects.filter(board_q(viewer, "board__"))
    if viewer.is_moderator:
        return topics
    return topics.filter(Q(is_public=True) | own_q(viewer))


def read_up_to(viewer: Viewer) -> Subquery:
    """How far the viewer has read the topic at hand."""
    marks = ReadMark.objects.filter(member=viewer.member, topic=OuterRef("pk"))
    return Subquery(marks.values("last_shown")[:1])


def watched_at(viewer: Viewer) -> Subquery:
    """How closely the viewer follows the topic at hand."""
    watches = Watch.objects.filter(member=viewer.member, topic=OuterRef("pk"))
    return Subquery(watches.values("level")[:1])


def posts_for(viewer: Viewer) -> QuerySet[Post]:
    """Accepted posts of those topics; the author sees their own, moderators see all."""
    posts = Post.objects.filter(board_q(viewer, "topic__board__"))
    if viewer.is_moderator:
        return posts
    return posts.filter(Q(state=Post.State.PUBLIC, topic__is_public=True) | own_q(viewer))


def attachments_for(viewer: Viewer) -> QuerySet[Attachment]:
    """Those of posts that the viewer may see, and the viewer's own that wait with a draft. What
    was taken out of a post is for moderators."""
    of_posts = Q(post__in=posts_for(viewer))
    if not viewer.is_moderator:
        of_posts &= Q(taken_out_at__isnull=True)
    own = Q(post__isnull=True, uploader=viewer.member) if viewer.member else Q(pk__in=[])
    return Attachment.objects.filter(of_posts | own)


def with_files(posts: QuerySet[Post]) -> QuerySet[Post]:
    """The same with the files below each, as members see them, in one query more."""
    return posts.prefetch_related(
        Prefetch("attachments", Attachment.objects.standing(), to_attr="files")
    )


def not_muted(viewer: Viewer, topics: QuerySet[Topic]) -> QuerySet[Topic]:
    """Without what the viewer has muted; a topic that they follow stays, on a muted board too."""
    said = Watch.objects.filter(member=viewer.member)
    muted = said.filter(level=Watch.Level.MUTE)
    followed = said.exclude(level=Watch.Level.MUTE).filter(topic__isnull=False)
    return topics.exclude(pk__in=muted.filter(topic__isnull=False).values("topic")).filter(
        Q(pk__in=followed.values("topic"))
        | ~Q(board__in=muted.filter(board__isnull=False).values("board"))
    )


def members_for(viewer: Viewer) -> QuerySet[Member]:
    """Members, and whoever left posts under their name. That somebody applied, or was declined,
    is for moderators to know."""
    if viewer.is_moderator:
        return Member.objects.all()
    inside = [Member.State.APPROVED, Member.State.SUSPENDED]
    shown = posts_for(viewer).filter(state=Post.State.PUBLIC, topic__is_public=True)
    wrote = shown.filter(author=OuterRef("pk"), nameless=False)
    return Member.objects.filter(Q(state__in=inside) | Exists(wrote))


def events_for(viewer: Viewer) -> QuerySet[Event]:
    """Sessions for all members, and those of the boards that the viewer may see."""
    return Event.objects.filter(
        Q(board__isnull=True) | Q(board__in=boards_for(viewer))
    ).select_related("board")


def may_come(member: Member, event: Event) -> bool:
    """Whether a member is still one who may see a session, so that a letter may tell of it."""
    if member.user is None or not member.user.is_active or not member.is_approved:
        return False
    return may_see_event(member, event)


def may_see_event(member: Member, event: Event) -> bool:
    """Whether its board is one of the member's, however their membership stands."""
    user = member.user
    return user is not None and events_for(Viewer.of(user)).filter(pk=event.pk).exists()


def summaries_for(viewer: Viewer) -> QuerySet[Summary]:
    """Those that the viewer may go on with, and for editors what was sent to them, of whatever
    board: its contributors agreed to that."""
    seen = Q(topic__in=topics_for(viewer)) if viewer.is_inside else Q(pk__in=[])
    if not viewer.is_moderator and not viewer.is_editor:
        seen &= Q(topic__author=viewer.member, topic__author__isnull=False)
    sent = Q(state__in=[Summary.State.READY, Summary.State.HANDED_OVER])
    return Summary.objects.filter(seen | sent if viewer.is_editor else seen)


def own_q(viewer: Viewer) -> Q:
    return Q(author=viewer.member) if viewer.member else Q(pk__in=[])
