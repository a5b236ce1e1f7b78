"""Summaries as their writers, the editors, and the authors of the posts see them."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse

from community.boards.pagination import PostPage
from community.links import breadcrumbs_for, start_breadcrumbs
from community.membership.author_names import author_name
from community.models import Board, Post, Summary, SummaryConsent, Topic
from community.summaries.access import may_go_on
from community.summaries.document import as_markdown, asked_of, own_words, pieces, refused, usable
from community.summaries.forms import HINTS
from community.summaries.page_targets import places_for
from community.text.markdown import rendered
from community.viewer import Viewer
from community.visibility import topics_for

State, Answer = Summary.State, SummaryConsent.Answer
MOST, LATEST = 30, 100
TAKEN_BACK = Q(consents__taken_back_at__isnull=False, consents__dropped=False)


def summaries_page(viewer: Viewer, summaries: QuerySet[Summary]) -> dict[str, Any]:
    """A page of them, the newest first, from what is given on."""
    counted = summaries.annotate(
        asked=Count("consents"),
        waiting=Count("consents", filter=Q(consents__answer="")),
        taken_back=Count("consents", filter=TAKEN_BACK),
    )
    found = list(counted.order_by("-pk")[: MOST + 1])
    more = len(found) > MOST
    return {
        "viewer": viewer,
        "summaries": [line(one) for one in found[:MOST]],
        "later_url": f"{reverse('summaries:summaries')}?before={found[MOST - 1].pk}"
        if more
        else "",
        "breadcrumbs": breadcrumbs_for(viewer, "Summaries"),
    }


def line(summary: Any) -> dict[str, Any]:
    """`summary` comes with its counts."""
    handed = summary.state == State.HANDED_OVER
    return {
        "title": summary.title,
        "url": summary.get_absolute_url(),
        "state": summary.get_state_display(),
        "is_ready": summary.state == State.READY,
        "is_asking": summary.state == State.ASKING,
        "at": summary.made_at if summary.state == State.ASKING else summary.changed_at,
        "is_handed": handed,
        "asked": summary.asked,
        "answered": summary.asked - summary.waiting,
        "is_taken_back": handed and bool(summary.taken_back),
    }


def choosing_page(viewer: Viewer, topic: Topic, page: PostPage) -> dict[str, Any]:
    """The posts of a topic, to choose from."""
    url = reverse("summaries:choose_posts", args=[topic.pk])
    summary = Summary.objects.filter(topic=topic, state__in=Summary.OPEN).first()
    asked = set(summary.consents.values_list("post_id", flat=True)) if summary else set()
    said_no = refused(topic)
    return {
        "topic": topic,
        "summary": summary,
        "is_restricted": topic.board.kind == Board.Kind.RESTRICTED,
        "posts": [_choice(post, asked, said_no) for post in page.items],
        "may_choose": any(post.pk not in asked | said_no and post.author_id for post in page.items),
        "earlier_url": f"{url}?before={page.earlier}" if page.earlier else "",
        "later_url": f"{url}?from={page.later}" if page.later else "",
        "breadcrumbs": start_breadcrumbs(
            {"title": topic.board.name, "url": topic.board.get_absolute_url()},
            {"title": topic.title, "url": topic.get_absolute_url()},
            {"title": "A summary"},
        ),
    }


def _choice(post: Post, asked: set[int], said_no: set[int]) -> dict[str, Any]:
    return {
        "pk": post.pk,
        "author": author_name(post),
        "created_at": post.created_at,
        "html": post.html,
        "is_asked": post.pk in asked,
        "is_gone": post.author_id is None,
        "said_no": post.pk in said_no,
    }


def summary_page(
    viewer: Viewer, summary: Summary, consents: list[SummaryConsent], text: str
) -> dict[str, Any]:
    """For its writers with the posts and what was answered; for others what editors get."""
    free = usable(consents)
    goes_on = may_go_on(viewer, summary)
    handed = summary.state == State.HANDED_OVER
    return {
        "viewer": viewer,
        "summary": summary,
        "goes_on": goes_on,
        "posts": [_post(one) for one in consents] if goes_on else [],
        "lost": [_post(one) for one in consents if one.number not in free] if goes_on else [],
        "preview": rendered(as_markdown(pieces(text, free))),
        "used": len(free),
        "places": list(places_for(viewer.user).values())
        if viewer.is_editor and summary.state == State.READY
        else [],
        "taken_back": [_taken_back(one) for one in consents if handed and _was_used(one)],
        "breadcrumbs": [
            *breadcrumbs_for(viewer, "Summaries")[: 1 if viewer.is_inside else 0],
            {"title": "Summaries", "url": reverse("summaries:summaries")},
            {"title": summary.title},
        ],
    }


def _post(consent: SummaryConsent) -> dict[str, Any]:
    post = consent.post
    return {
        "number": consent.number,
        "author": consent.author,
        "created_at": post.created_at if post else None,
        "url": post.get_absolute_url() if post else "",
        "html": post.html if post and consent.is_shown else "",
        "status": status_of(consent),
        "is_free": consent.is_usable,
    }


def status_of(consent: SummaryConsent) -> str:
    """For the writer: never when somebody answered, which could tell who they are."""
    if consent.post is None or consent.member_id is None:
        return "Its author has left"
    if not consent.is_shown:
        return "Members do not see it now"
    if consent.dropped:
        return "Left out when it was sent"
    if consent.answer == Answer.NO:
        return "Not to be used"
    if not consent.is_usable:
        return "Waiting for an answer"
    return f"May be used, as “{consent.shown_as}”" if consent.shown_as else "May be used, unnamed"


def _was_used(consent: SummaryConsent) -> bool:
    return consent.taken_back_at is not None and not consent.dropped


def _taken_back(consent: SummaryConsent) -> dict[str, Any]:
    """The words, so that an editor finds them, unless they have gone or changed since."""
    post = consent.post
    same = post is not None and post.version == consent.version and post.state == Post.State.PUBLIC
    return {
        "at": consent.taken_back_at,
        "html": rendered(own_words(post)) if post is not None and same else "",
    }


def asked_page(viewer: Viewer) -> dict[str, Any]:
    """The summaries that ask for posts of the viewer, what waits for an answer first."""
    member = viewer.member
    found: dict[int, dict[str, Any]] = {}
    for row in asked_of(member.pk if member else None).order_by("-summary", "number")[:LATEST]:
        entry = found.setdefault(
            row.summary_id, {"summary": row.summary, "posts": 0, "waiting": 0, "agreed": 0}
        )
        entry["posts"] += 1
        open_ = row.summary.state == State.ASKING
        entry["waiting"] += open_ and row.answer == Answer.NONE and row.is_shown
        entry["agreed"] += row.answer in SummaryConsent.YES
    titles = _titles(viewer, [entry["summary"] for entry in found.values()])
    entries = [
        entry
        | {
            "title": titles[pk],
            "url": reverse("summaries:consent", args=[pk]),
            "state": entry["summary"].get_state_display(),
        }
        for pk, entry in found.items()
    ]
    return {
        "viewer": viewer,
        "summaries": sorted(entries, key=lambda one: not one["waiting"]),
        "breadcrumbs": breadcrumbs_for(viewer, "Your words in summaries"),
    }


def _titles(viewer: Viewer, summaries: list[Summary]) -> dict[int, str]:
    """The title of a topic that the viewer can no longer open is not told."""
    topics = topics_for(viewer).filter(pk__in=[one.topic_id for one in summaries])
    seen = dict(topics.values_list("pk", "title"))
    return {
        one.pk: f"“{seen[one.topic_id]}”"
        if one.topic_id in seen
        else "A topic that you cannot open any more"
        for one in summaries
    }


def consent_page(
    viewer: Viewer, summary: Summary, consents: list[SummaryConsent], form: Any
) -> dict[str, Any]:
    title = _titles(viewer, [summary])[summary.pk]
    return {
        "viewer": viewer,
        "summary": summary,
        "title": title,
        "is_restricted": summary.topic.board.kind == Board.Kind.RESTRICTED,
        "asker": summary.get_asker_display(),
        "form": form,
        "hints": HINTS,
        "posts": [
            {
                "number": one.number,
                "post": one.post,
                "created_at": one.post.created_at if one.post else None,
                "answer": form[f"answer_{one.number}"] if one.number in form.numbers else None,
                "seen": form[f"seen_{one.number}"] if one.number in form.numbers else None,
                "status": _own_status(one),
            }
            for one in consents
        ],
        "breadcrumbs": [
            breadcrumbs_for(viewer, "")[0],
            {"title": "Your words in summaries", "url": reverse("summaries:consent_requests")},
            {"title": title},
        ],
    }


def _own_status(consent: SummaryConsent) -> str:
    if consent.taken_back_at and consent.answer == Answer.NO:
        return "You took your consent back."
    if consent.answer == Answer.NO:
        return "You said no."
    if consent.dropped or consent.answer == Answer.NONE:
        return "This post was not used."
    return f"You said: {Answer(consent.answer).label}"
