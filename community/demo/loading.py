"""Putting the made-up board into a database, by the same actions as people write with."""

from datetime import datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.models import User
from community.boards.actions import posts as actions
from community.boards.actions import topics as acts
from community.boards.actions.posts import show
from community.demo import reading
from community.demo.queue import fill_queue
from community.demo.sessions import make_sessions
from community.demo.summaries import make_summaries
from community.demo.users import DOMAIN, EXAMPLES, make_examples
from community.models import AuditEntry, Board, Letter, Member, Post, Topic
from community.moderation.actions.safety_reviews import record_review
from community.search.index import index_post
from community.terms.actions import agree
from community.terms.terms import in_force

A_DAY = timedelta(days=1)
NOT_AGREED = f"group-member@{DOMAIN}"


@transaction.atomic
def load(password: str) -> bool:
    """The board, its people, its queue. False where it is there already: then only the password
    of the example users is set."""
    if Board.objects.exists():
        for user in User.objects.filter(email__in=[one.email for one in EXAMPLES]):
            user.set_password(password)
            user.save(update_fields=["password"])
        return False
    boards = {given["slug"]: make_board(given) for given in reading.boards()}
    people = {key: make_person(key, given) for key, given in reading.people().items()}
    examples = make_examples(password)
    people |= {role: examples[role] for role in ("moderator", "member")}
    _join_leads(people)
    for topic in reading.topics():
        make_topic(boards[topic.board], people, topic)
    _agree_to_terms()
    fill_queue(boards, people, examples)
    make_sessions(people, examples)
    make_summaries(examples)
    _record_review()
    Member.objects.exclude(pk=examples["member"].pk).update(digest=Member.Digest.NEVER)
    # Nobody is at these addresses, and nothing of the loading itself is news.
    DBTaskResult.objects.filter(backend_name="community").delete()
    Letter.objects.all().delete()
    return True


def _record_review() -> None:
    """So that the first thing on the console is not the letters that ask for one."""
    administrator = User.objects.get(email=f"administrator@{DOMAIN}")
    on = timezone.localdate() - timedelta(days=60)
    record_review(by=administrator, on=on, found="Nothing that had to be changed.")


def _agree_to_terms() -> None:
    """All members but one, with whom it can be seen how the terms are agreed to."""
    terms = in_force()
    if terms is None:
        return
    approved = Member.objects.filter(state=Member.State.APPROVED).select_related("user")
    for member in approved.exclude(user__email=NOT_AGREED):
        agree(member=member, terms=terms)


def make_board(given: dict[str, str]) -> Board:
    group = Group.objects.get_or_create(name=given["group"])[0] if "group" in given else None
    place = Board.objects.count()
    fields = {name: given[name] for name in ("slug", "name", "purpose", "kind")}
    return Board.objects.create(**fields, group=group, place=place)


def make_person(key: str, given: dict[str, str]) -> Member:
    user = User.objects.create_user(f"{key}@{DOMAIN}")
    return Member.objects.create(
        user=user,
        state=Member.State.APPROVED,
        confirmed_on=timezone.localdate() - timedelta(days=100),
        display_name=given["name"],
        about=given.get("about", ""),
        shows_role=True,
        why="For the demonstration.",
        **{name: given[name] for name in ("role", "employer", "authority")},
    )


def _join_leads(people: dict[str, Member]) -> None:
    group = Group.objects.get(name="Board: Team leads")
    for key in ("amira", "huw", "ewa"):
        user = people[key].user
        if user is not None:
            user.groups.add(group)


def make_topic(board: Board, people: dict[str, Member], given: reading.DemoTopic) -> Topic:
    """Written by its author and answered by the others, a day apart."""
    at = while_at_work(timezone.now() - timedelta(days=given.days), len(given.title))
    opening = actions.start_topic(
        board=board,
        member=people[given.by],
        title=given.title,
        text=given.text.strip(),
        key=uuid5(NAMESPACE_URL, f"demo:{given.title}"),
        nameless=given.nameless,
        tags=given.tags,
    )
    written(opening, at)
    topic = opening.topic
    for number, (who, text) in enumerate(given.replies, 1):
        nameless = given.nameless and who == given.by
        key = uuid5(NAMESPACE_URL, f"demo:{given.title}:{number}")
        post = actions.reply(topic=topic, member=people[who], text=text, key=key, nameless=nameless)
        answered = while_at_work(at + A_DAY * number, number + len(text))
        written(post, min(answered, timezone.now() - timedelta(hours=1)))
        if number == given.answer:
            Topic.objects.filter(pk=topic.pk).update(answer=post)
    acts.recount(topic)
    Topic.objects.filter(pk=topic.pk).update(
        created_at=at, is_pinned=given.pinned, is_closed=given.closed
    )
    return topic


def while_at_work(at: datetime, seed: int) -> datetime:
    """The same day at an hour at which people write such things."""
    minutes = 8 * 60 + seed * 37 % (9 * 60)
    return timezone.localtime(at).replace(hour=minutes // 60, minute=minutes % 60)


def written(post: Post, at: datetime) -> None:
    """As if then: shown to members, since a new member's first posts would wait."""
    if post.state == Post.State.HELD:
        Post.objects.filter(pk=post.pk).update(
            state=Post.State.PUBLIC, held_for="", held_since=None
        )
        post.state = Post.State.PUBLIC
        index_post(post)
        show(post)
    Post.objects.filter(pk=post.pk).update(created_at=at, shown_at=at)
    AuditEntry.objects.filter(about__in=[f"post:{post.pk}", f"topic:{post.topic_id}"]).update(at=at)
