"""Fetching with permission, or not at all: what may not be seen is not there (404)."""

from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from accounts.mfa.policy import is_kept_out
from community.boards.tags import tag_names
from community.models import (
    Appeal,
    Attachment,
    Board,
    Complaint,
    Decision,
    Draft,
    Event,
    Member,
    Post,
    Report,
    Topic,
)
from community.moderation.moderators import about_acts_of, moderators
from community.text.single_line import one_line
from community.viewer import Viewer
from community.visibility import (
    attachments_for,
    boards_for,
    events_for,
    members_for,
    posts_for,
    read_up_to,
    topics_for,
    watched_at,
)


def access_board(viewer: Viewer, slug: str) -> Board:
    return get_object_or_404(boards_for(viewer), slug=one_line(slug))


def access_board_to_write(viewer: Viewer, slug: str) -> tuple[Board, Member]:
    """The board and the member who may start a topic there."""
    board = access_board(viewer, slug)
    return board, writer(viewer, board)


def access_topic(viewer: Viewer, pk: int) -> Topic:
    return get_object_or_404(topics_for(viewer).select_related("board", "author"), pk=pk)


def access_topic_to_read(viewer: Viewer, pk: int) -> Topic:
    """With `read_up_to`, `watched_at` and `tag_names`: how far the viewer has read it, how they
    follow it, and its tags."""
    topics = topics_for(viewer).select_related("board", "author")
    told = {
        "read_up_to": read_up_to(viewer),
        "watched_at": watched_at(viewer),
        "tag_names": tag_names(),
    }
    return get_object_or_404(topics.annotate(**told), pk=pk)


def access_topic_to_reply(viewer: Viewer, pk: int) -> tuple[Topic, Member]:
    """Announcements take replies of those who look after them alone; a closed topic of nobody."""
    topic = access_topic_to_read(viewer, pk)
    return topic, replier(viewer, topic)


def replier(viewer: Viewer, topic: Topic) -> Member:
    """The viewer as one who replies to a topic that they see."""
    member = writer(viewer, topic.board)
    if topic.is_closed:
        raise PermissionDenied("This topic is closed.")
    if not topic.is_public:
        raise PermissionDenied("This topic still waits for a moderator.")
    return member


def access_own_post(viewer: Viewer, pk: int) -> tuple[Post, Member]:
    """A post with the author who may edit it: not one that a moderator has hidden."""
    posts = posts_for(viewer).select_related("topic__board", "author")
    post = get_object_or_404(posts, pk=pk)
    if viewer.member is None or post.author_id != viewer.member.pk:
        raise Http404
    return post, editor(viewer, post)


def editor(viewer: Viewer, post: Post) -> Member:
    """The viewer as one who edits their own post."""
    member = writer(viewer, post.topic.board)
    if post.state == Post.State.HIDDEN:
        raise PermissionDenied("A moderator has hidden this post, so it cannot be edited.")
    if post.topic.is_closed:
        raise PermissionDenied("This topic is closed.")
    return member


def writer(viewer: Viewer, board: Board) -> Member:
    """The viewer as one who writes on a board."""
    if viewer.member is None or not viewer.may_write:
        raise PermissionDenied("Only members write here.")
    if board.kind == Board.Kind.ANNOUNCEMENTS and not viewer.is_moderator:
        raise PermissionDenied("Announcements are written by moderators.")
    return viewer.member


def access_own_place(viewer: Viewer) -> Member:
    """The viewer as a member; a moderator who is none has no place of their own."""
    if viewer.member is None or not viewer.may_write:
        raise PermissionDenied("Only members have this page.")
    return viewer.member


def access_attachment(viewer: Viewer, pk: int) -> Attachment:
    return get_object_or_404(attachments_for(viewer).defer("text"), pk=pk)


def access_event(viewer: Viewer, slug: str) -> Event:
    return get_object_or_404(events_for(viewer), slug=one_line(slug))


def access_feed(key: str) -> Viewer:
    """Whose calendar has this key. One that was renewed, and one of somebody who may not come in
    at this time, is answered as one that never was."""
    member = Member.objects.filter(calendar_key=key).select_related("user").first()
    if member is None or member.user is None or not member.is_approved:
        raise Http404
    if not member.user.is_active or is_kept_out(member.user):
        raise Http404
    return Viewer.of(member.user)


def access_moderation(viewer: Viewer) -> Viewer:
    if not viewer.is_moderator:
        raise Http404
    return viewer


def access_tracing(viewer: Viewer) -> Viewer:
    if not viewer.may_trace:
        raise Http404
    return viewer


def access_nameless_post(viewer: Viewer, pk: int) -> Post:
    """A post without a name, for the two roles that may find out who wrote it."""
    if not viewer.may_trace:
        raise Http404
    posts = Post.objects.filter(nameless=True).select_related("author__user")
    return get_object_or_404(posts, pk=pk)


def access_post_to_report(viewer: Viewer, pk: int) -> tuple[Post, Member]:
    """A post of somebody else that members see, and the member who reports it."""
    posts = posts_for(viewer).select_related("topic", "author__user")
    post = get_object_or_404(posts.exclude(state=Post.State.HIDDEN), pk=pk)
    return post, reporter(viewer, post.author_id)


def access_member(viewer: Viewer, pk: int) -> Member:
    return get_object_or_404(members_for(viewer).select_related("user"), pk=pk)


def access_member_to_report(viewer: Viewer, pk: int) -> tuple[Member, Member]:
    member = access_member(viewer, pk)
    return member, reporter(viewer, member.pk)


def reporter(viewer: Viewer, author_id: int | None) -> Member:
    """The viewer as one who reports what this author wrote."""
    if viewer.member is None:
        raise PermissionDenied("Members report. As a moderator you decide on it instead.")
    if author_id == viewer.member.pk:
        raise PermissionDenied("This is your own. You may edit it instead of reporting it.")
    return viewer.member


def access_post_to_review(viewer: Viewer, pk: int) -> Post:
    access_moderation(viewer)
    return get_object_or_404(Post.objects.select_related("topic__board", "author__user"), pk=pk)


def access_post_to_decide(viewer: Viewer, pk: int) -> Post:
    """Nobody decides on their own words, or on what they reported, while somebody else can."""
    post = access_post_to_review(viewer, pk)
    _unless_barred(viewer, post.author_id, post.reports.all())
    return post


def access_member_to_review(viewer: Viewer, pk: int) -> Member:
    access_moderation(viewer)
    return get_object_or_404(Member.objects.select_related("user"), pk=pk)


def access_member_to_decide(viewer: Viewer, pk: int) -> Member:
    member = access_member_to_review(viewer, pk)
    _unless_barred(viewer, member.pk, member.reports.all())
    return member


def _unless_barred(viewer: Viewer, member_id: int | None, reports: QuerySet[Report]) -> None:
    reason = why_barred(viewer, member_id, reports)
    if reason:
        raise PermissionDenied(reason)


def why_barred(viewer: Viewer, member_id: int | None, reports: QuerySet[Report]) -> str:
    """Why another decides on what this member wrote; empty where the viewer may. Between the two
    it is rather who reported than who wrote, so that somebody always can."""
    if viewer.member is None:
        return ""
    others = moderators().exclude(pk=viewer.user.pk)
    if member_id == viewer.member.pk:
        return "This is your own: another moderator decides on it." if others.exists() else ""
    waiting = reports.filter(state=Report.State.OPEN)
    if not waiting.filter(reporter=viewer.member).exists():
        return ""
    concerned = Member.objects.filter(Q(pk__in=waiting.values("reporter")) | Q(pk=member_id))
    free = others.exclude(member__in=concerned)
    return "You reported this: another moderator decides on it." if free.exists() else ""


def access_own_decision(viewer: Viewer, pk: int) -> Decision:
    """A decision about the viewer, whether their membership is suspended or not."""
    decisions = Decision.objects.select_related("post__topic", "member", "appeal")
    return get_object_or_404(decisions.filter(member__isnull=False), pk=pk, member=viewer.member)


def access_appeal(viewer: Viewer, pk: int) -> Appeal:
    access_moderation(viewer)
    appeals = Appeal.objects.select_related("decision__post__topic", "decision__member")
    return get_object_or_404(appeals, pk=pk)


def access_appeal_to_answer(viewer: Viewer, pk: int) -> Appeal:
    """Never the moderator who decided, nor the one who appeals: no exception is made for a
    moderator who is alone."""
    appeal = access_appeal(viewer, pk)
    if not may_answer_appeal(viewer, appeal):
        raise PermissionDenied("You decided this, or it is about you: another moderator answers.")
    return appeal


def may_answer_appeal(viewer: Viewer, appeal: Appeal) -> bool:
    decision = appeal.decision
    own = viewer.member is not None and decision.member_id == viewer.member.pk
    return not decision.was_by(viewer.user) and not own


def access_complaint(viewer: Viewer, pk: int) -> Complaint:
    """Complaints about moderators are read and answered by administrators, never by the one whose
    act it is about: no exception is made for an administrator who is alone."""
    access_moderation(viewer)
    complaint = get_object_or_404(Complaint.objects.select_related("member"), pk=pk)
    if complaint.about == Complaint.About.MODERATOR and not viewer.is_administrator:
        raise Http404
    if Complaint.objects.filter(about_acts_of(viewer.user), pk=pk).exists():
        raise PermissionDenied(
            "This complaint is about what you decided, or may be: another administrator reads it."
        )
    return complaint


def access_complaint_to_answer(viewer: Viewer, pk: int) -> Complaint:
    complaint = access_complaint(viewer, pk)
    if viewer.member is not None and complaint.member_id == viewer.member.pk:
        raise PermissionDenied("This is your own complaint: somebody else answers it.")
    return complaint


def access_audit(viewer: Viewer) -> Viewer:
    if not viewer.is_administrator:
        raise Http404
    return viewer


def access_own_drafts(viewer: Viewer) -> tuple[QuerySet[Draft], Member]:
    if viewer.member is None or not viewer.may_write:
        raise PermissionDenied("Drafts are kept for members.")
    return Draft.objects.filter(member=viewer.member), viewer.member
