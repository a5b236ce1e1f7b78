"""Whether a letter to an author may name the topic. A mail box is no safe place."""

from community.models import Board, Member, Post, Topic


def told_topic(post: Post | None, member: Member) -> Topic | None:
    """The topic of a post, for a letter to its author; None where its title must not travel: of a
    restricted board, unless the member chose it, and where the title itself was taken away."""
    if post is None:
        return None
    topic = post.topic
    if topic.board.kind == Board.Kind.RESTRICTED and not member.mails_restricted:
        return None
    taken_away = post.is_opening and post.state != Post.State.PUBLIC
    return None if taken_away else topic
