"""The summaries of the demonstration: one being written, one with the editors."""

from community.audit.log import MODERATOR
from community.models import Member, Summary, SummaryConsent, Topic
from community.summaries.actions import ask_for_summary, send_summary, write_summary
from community.summaries.consent_actions import answer_for_posts

Answer = SummaryConsent.Answer
# By topic: what its authors say, in the order of the posts; the last of the first has not answered.
WRITTEN = {
    "Trauma-informed, in a car park": (
        (Answer.NAME, Answer.MEMBER, Answer.NAME, Answer.NO),
        "Half of the talks with parents take place where there is no room for them: in cars, in "
        "queues, in waiting rooms. We asked one another what keeps such a talk safe.\n\n"
        "[post 2]\n\n[post 3]\n\nNone of it costs money. All of it has to be agreed beforehand.",
    ),
    "Letterbox contact: who helps with the writing?": (
        (Answer.MEMBER, Answer.NAME, Answer.NAME, Answer.MEMBER),
        "A letterbox agreement that nobody uses helps nobody. Teams told what made the first "
        "letter possible.\n\n[post 2]\n\n[post 3]\n\n[post 4]",
    ),
}
SENT = "Letterbox contact: who helps with the writing?"


def make_summaries(examples: dict[str, Member]) -> None:
    moderator = examples["moderator"].user
    if moderator is None:
        raise ValueError("The moderator has an account.")
    for title, (answers, text) in WRITTEN.items():
        topic = Topic.objects.get(title=title)
        posts = topic.posts.select_related("author__user").order_by("pk")
        summary = ask_for_summary(
            topic=topic, posts=posts.filter(state="public"), by=moderator, as_whom=MODERATOR
        )
        _answer(summary, answers)
        summary.refresh_from_db()
        summary = write_summary(
            summary=summary,
            by=moderator,
            as_whom=MODERATOR,
            title=title,
            text=text,
            stands=summary.stands,
        )
        if title == SENT:
            send_summary(summary=summary, by=moderator, as_whom=MODERATOR)


def _answer(summary: Summary, answers: tuple[Answer, ...]) -> None:
    consents = summary.consents.select_related("member", "post")
    for consent, answer in zip(consents, answers, strict=False):
        if consent.member is not None:
            answer_for_posts(
                summary=summary,
                member=consent.member,
                answers={consent.number: answer.value},
                seen={consent.number: consent.version},
            )
