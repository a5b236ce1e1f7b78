"""The review queue: who or what waits, since when, and what there is to do."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import BooleanField, Count, ExpressionWrapper, Q
from django.urls import reverse
from django.utils import timezone

from community.links import start_breadcrumbs
from community.membership.author_names import author_name
from community.models import Appeal, Complaint, Letter, Member, Post, Report, SafetyReview
from community.moderation.actions.safety_reviews import is_review_due
from community.moderation.moderators import about_acts_of
from community.moderation.presenters.author_lookup import open_requests
from community.moderation.queue import (
    APPEALS,
    AT_WORK,
    COMPLAINTS,
    ELSEWHERE,
    KINDS,
    PAGE_REPORTS,
    QueuePage,
    Waiting,
    counts,
)
from community.text.excerpts import excerpt
from community.viewer import Viewer

LONG = timedelta(days=2)
WORK_FIRST = (
    "Applications from an address at a public body or charity that we list stand before the "
    "others. Each is read all the same."
)
FOR_ANOTHER = "About what you decided, or it may be: another administrator reads it."
Shown = dict[str, Any]


def queue_page(viewer: Viewer, kind: str, page: QueuePage, problem: str) -> Shown:
    numbers = counts(viewer)
    query = f"kind={kind}&" if kind else ""
    url = reverse("moderation:queue")
    return {
        "problem": problem,
        "kind": KINDS.get(kind, ""),
        "filters": [
            {"title": "Everything", "url": url, "number": sum(numbers.values()), "on": not kind},
            *(
                {
                    "title": title,
                    "url": f"{url}?kind={key}",
                    "number": numbers[key],
                    "on": key == kind,
                }
                for key, title in KINDS.items()
            ),
        ],
        "items": _items(viewer, page.items),
        "note": WORK_FIRST if any(one.part == AT_WORK for one in page.items) else "",
        "later_url": f"{url}?{query}after={page.later}" if page.later else "",
        "is_administrator": viewer.is_administrator,
        "review": review_due(),
        "unsent": letters_given_up(),
        "to_trace": open_requests().count() if viewer.may_trace else 0,
        "breadcrumbs": start_breadcrumbs({"title": "Moderation"}),
    }


def letters_given_up() -> int:
    """Letters of the last month that no mail server took: their readers know nothing of it."""
    lately = Letter.objects.filter(created_at__gt=timezone.now() - timedelta(days=30))
    return lately.filter(state=Letter.State.GIVEN_UP).count()


def review_due() -> Shown:
    """When the yearly review was last recorded, and whether it is time for the next."""
    last = SafetyReview.objects.values_list("on", flat=True).first()
    return {"last": last, "is_due": is_review_due(timezone.localdate())}


def _items(viewer: Viewer, waiting: list[Waiting]) -> list[Shown]:
    """In the order given; a query a table, whatever their number."""
    rows = _rows(viewer, waiting)
    now = timezone.now()
    return [
        rows[one.part][one.key]
        | {"kind": KINDS[one.kind], "since": one.since, "waits": now - one.since}
        | {"is_long": now - one.since > LONG}
        for one in waiting
        if one.key in rows[one.part]
    ]


def _rows(viewer: Viewer, waiting: list[Waiting]) -> dict[str, dict[int, Shown]]:
    keys: dict[str, set[int]] = {}
    for one in waiting:
        keys.setdefault(one.part, set()).add(one.key)
    pages = keys.get(PAGE_REPORTS, set())
    own = {PAGE_REPORTS, APPEALS, AT_WORK, ELSEWHERE, COMPLAINTS}
    of_posts = {part: found for part, found in keys.items() if part not in own}
    posts, members = _posts(set().union(*of_posts.values())), _members(keys)
    reports = _reports(set(posts), pages)
    applications = {key: _application(one) for key, one in members.items()}
    shown_posts = {key: _post(post, reports[0].get(key, [])) for key, post in posts.items()}
    return {
        **dict.fromkeys(of_posts, shown_posts),
        PAGE_REPORTS: {
            key: _page(members[key], reports[1].get(key, [])) for key in pages if key in members
        },
        AT_WORK: applications,
        ELSEWHERE: applications,
        APPEALS: _appeals(keys.get(APPEALS, set())),
        COMPLAINTS: _complaints(viewer, keys.get(COMPLAINTS, set())),
    }


def _posts(keys: set[int]) -> dict[int, Post]:
    standing = Count("attachments", filter=Q(attachments__taken_out_at__isnull=True))
    found = Post.objects.select_related("topic__board", "author").annotate(files=standing)
    return dict(found.in_bulk(keys)) if keys else {}


def _members(keys: dict[str, set[int]]) -> dict[int, Member]:
    wanted = set().union(*(keys.get(part, set()) for part in (PAGE_REPORTS, AT_WORK, ELSEWHERE)))
    return Member.objects.select_related("user").in_bulk(wanted) if wanted else {}


def _reports(
    posts: Iterable[int], members: Iterable[int]
) -> tuple[dict[int, list[Report]], dict[int, list[Report]]]:
    """The open reports of these posts, and of these members' pages."""
    open_ones = Report.objects.filter(state=Report.State.OPEN)
    of_posts: dict[int, list[Report]] = {}
    of_members: dict[int, list[Report]] = {}
    found = open_ones.filter(post__in=posts) | open_ones.filter(member__in=members)
    for report in found:
        kept = of_posts if report.post_id else of_members
        kept.setdefault(report.post_id or report.member_id or 0, []).append(report)
    return of_posts, of_members


def _why(post: Post, reports: list[Report]) -> list[str]:
    return _kinds(reports) or [post.get_held_for_display() or "Why was not noted"]


def _post(post: Post, reports: list[Report]) -> Shown:
    files: int = post.files  # type: ignore[attr-defined]
    return {
        "title": post.topic.title,
        "url": reverse("moderation:review_post", args=[post.pk]),
        "line": f"{'Topic' if post.is_opening else 'Reply'} on {post.topic.board.name}, "
        f"by {author_name(post)}",
        "excerpt": excerpt(post.text),
        "tags": _why(post, reports) + ([f"Files: {files}"] if files else []),
        "is_out_of_sight": post.state == Post.State.HELD,
    }


def _page(member: Member, reports: list[Report]) -> Shown:
    return {
        "title": f"The page of {member.shown_name}",
        "url": reverse("moderation:review_member", args=[member.pk]),
        "line": "",
        "excerpt": member.about,
        "tags": _kinds(reports),
    }


def _kinds(reports: list[Report]) -> list[str]:
    """Each kind once, with how often."""
    found: dict[str, int] = {}
    for report in reports:
        found[report.title] = found.get(report.title, 0) + 1
    return [title if number == 1 else f"{title} ({number})" for title, number in found.items()]


def _application(member: Member) -> Shown:
    asked = member.state == Member.State.ASKED
    return {
        "title": member.user.email if member.user else "An account that is gone",
        "url": reverse("moderation:review_member", args=[member.pk]),
        "line": f"{member.get_role_display()}, {member.employer}, {member.authority}",
        "excerpt": member.why,
        "tags": (["Work address"] if member.work_address else [])
        + (["Waits for their answer"] if asked else []),
    }


def _appeals(keys: set[int]) -> dict[int, Shown]:
    found = Appeal.objects.filter(pk__in=keys).select_related("decision") if keys else []
    return {
        one.pk: {
            "title": f"Appeal: {one.decision.get_kind_display().lower()}",
            "url": reverse("moderation:answer_appeal", args=[one.pk]),
            "line": f"Decided {_day(one.decision.at)}",
            "excerpt": one.words,
            "tags": [],
        }
        for one in found
    }


def _complaints(viewer: Viewer, keys: set[int]) -> dict[int, Shown]:
    """Of one about what the viewer decided it is said that it waits, and not what it says."""
    barred = ExpressionWrapper(about_acts_of(viewer.user), output_field=BooleanField())
    found = Complaint.objects.annotate(barred=barred).filter(pk__in=keys) if keys else []
    return {one.pk: _complaint(one) for one in found}


def _complaint(complaint: Complaint) -> Shown:
    barred: bool = complaint.barred  # type: ignore[attr-defined]
    return {
        "title": complaint.get_about_display(),
        "url": reverse("moderation:answer_complaint", args=[complaint.pk]),
        "line": FOR_ANOTHER if barred else "",
        "excerpt": "" if barred else complaint.words,
        "tags": [],
    }


def _day(moment: datetime) -> str:
    local = timezone.localtime(moment)
    return f"{local.day} {local:%B %Y}"
