"""The review queue of the demonstration: something of each kind waits.

What is held names nobody: the numbers are of ranges that the NHS and Ofcom keep for examples.
"""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from accounts.models import User
from community.boards.actions.posts import reply
from community.demo.users import DOMAIN
from community.membership.actions import ask_applicant
from community.models import Board, Complaint, Decision, Member, Post, Topic
from community.moderation.actions.appeals import appeal
from community.moderation.actions.complaints import complain
from community.moderation.actions.posts import hide_post
from community.moderation.actions.reports import report_post

APPLICANTS = (
    ("new.midwife", Member.Role.HEALTH, "I am new in a pre-birth team and work alone."),
    ("new.solicitor", Member.Role.LAW, "I act for parents and would like to refer earlier."),
    ("new.manager", Member.Role.MANAGEMENT, "We are planning a service and want to listen first."),
)
HELD = (
    "Can somebody see what the hospital wrote? The NHS number is 999 123 4560.",
    "Ring me about the handover, my direct line is 07700 900 123.",
)
FIRST = "Hello, I began last week. We are a team of two and glad to be here."


def fill_queue(
    boards: dict[str, Board], people: dict[str, Member], examples: dict[str, Member]
) -> None:
    topics = list(Topic.objects.filter(board=boards["practice"]).order_by("pk")[:6])
    _applications(_user(examples["moderator"]))
    for topic, text, who in zip(topics, HELD, ("kofi", "joss"), strict=False):
        reply(topic=topic, member=people[who], text=text, key=uuid4(), hold=True)
    reply(topic=topics[2], member=people["lena"], text=FIRST, key=uuid4())
    _reports(topics, people)
    _appeal(topics[5], people["huw"], _user(examples["second moderator"]))
    complain(
        member=people["ines"],
        about=Complaint.About.SERVICE,
        words="On my telephone the list of boards is hard to read.",
        key=uuid4(),
    )


def _user(member: Member) -> User:
    if member.user is None:
        raise ValueError("An example user has an account.")
    return member.user


def _applications(by: User) -> None:
    for number, (name, role, why) in enumerate(APPLICANTS):
        member = Member.objects.create(
            user=User.objects.create_user(f"{name}@{DOMAIN}"),
            role=role,
            employer="A made-up employer",
            authority="The Midlands",
            why=why,
            state_since=timezone.now() - timedelta(days=3 - number),
        )
    ask_applicant(member=member, by=by, question="Which council would the service be in?")


def _reports(topics: list[Topic], people: dict[str, Member]) -> None:
    posts = [topic.posts.filter(is_opening=False, state=Post.State.PUBLIC) for topic in topics]
    kinds = (
        ("practice", "I would not do this without asking the court team first."),
        ("other", ""),
    )
    for found, (kind, words) in zip(posts[3:5], kinds, strict=True):
        post = found.order_by("pk").last()
        if post is not None:
            report_post(post=post, reporter=people["beth"], kind=kind, words=words)


def _appeal(topic: Topic, author: Member, by: User) -> None:
    post = reply(
        topic=topic, member=author, text="Ours is the only honest way to do it.", key=uuid4()
    )
    hide_post(post=post, by=by, reason="It runs down the work of colleagues.")
    decision = Decision.objects.filter(post=post).latest("pk")
    appeal(decision=decision, words="I meant our own team and would gladly put it better.")
