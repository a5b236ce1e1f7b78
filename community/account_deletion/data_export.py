"""Everything that a member wrote and that is kept of them, for them to take away."""

import io
import json
import logging
import tempfile
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Any

from django.db.models import Model, Q, QuerySet
from django.template.loader import render_to_string
from django.utils import timezone

from accounts.models import User
from community.models import (
    Appeal,
    Attachment,
    AuditEntry,
    Complaint,
    Consent,
    Decision,
    Draft,
    Letter,
    Member,
    Mention,
    Post,
    PostVersion,
    ReadMark,
    Report,
    SafetyReview,
    SignUp,
    Summary,
    SummaryConsent,
    Topic,
    TraceRequest,
    Watch,
)
from community.viewer import Viewer
from community.visibility import boards_for, events_for, topics_for

NAMES = ("topic__title", "board__name", "event__title", "summary__title")
NAME_OF = {"topic": "__title", "board": "__name", "event": "__title", "summary": "__title"}
SEEN: dict[str, Callable[[Viewer], QuerySet[Any]]] = {
    "topic": topics_for,
    "board": boards_for,
    "event": events_for,
    "summary": lambda viewer: Summary.objects.filter(topic__in=topics_for(viewer)),
}
ALL = Q()
UNSEEN = "A place that you cannot open any more"

logger = logging.getLogger(__name__)
IN_MEMORY = 5 * 1024 * 1024  # beyond that the zip is made on the disk


@dataclass(frozen=True)
class Part:
    """Rows of a model that belong to a member: `whose` leads from a row to the member, or to the
    account where it begins with `user:`."""

    title: str
    model: type[Model]
    whose: str
    fields: tuple[str, ...]
    only: Q = ALL

    def rows(self, user: User, member: Member | None) -> list[dict[str, Any]]:
        owner = user if self.whose.startswith("user:") else member
        if owner is None:
            return []
        found = self.model._default_manager.filter(**{self.whose.removeprefix("user:"): owner})
        found = found.filter(self.only)
        places = [name.rpartition("__")[0] for name in self.fields if name.endswith(NAMES)]
        rows = list(found.order_by("pk").values(*self.fields, *places))
        for place in places:
            _leave_out_unseen(rows, place, Viewer.of(user))
        return rows


def _leave_out_unseen(rows: list[dict[str, Any]], place: str, viewer: Viewer) -> None:
    """Names of topics, boards and sessions that the member may not see (any more) are others'
    words: they do not go along."""
    named = place + NAME_OF[place.rpartition("__")[2]]
    keys = {row[place] for row in rows if row[place]}
    seen = set(
        SEEN[place.rpartition("__")[2]](viewer).filter(pk__in=keys).values_list("pk", flat=True)
    )
    for row in rows:
        key = row.pop(place)
        if key is not None and key not in seen:
            row[named] = UNSEEN


PARTS = (
    Part(
        "Your application and your page",
        Member,
        "user:user",
        (
            "state",
            "state_since",
            "role",
            "employer",
            "authority",
            "why",
            "question",
            "answer",
            "asked_before",
            "reason",
            "confirmed_on",
            "display_name",
            "about",
            "shows_role",
            "shows_employer",
            "shows_authority",
            "mails_replies",
            "mails_mentions",
            "digest",
            "mails_restricted",
        ),
    ),
    Part("Topics", Topic, "author", ("title", "board__name", "nameless", "created_at")),
    Part(
        "Posts",
        Post,
        "author",
        ("topic__title", "text", "nameless", "state", "created_at", "edited_at", "hidden_reason"),
    ),
    Part(
        "Earlier versions of posts",
        PostVersion,
        "post__author",
        ("post__topic__title", "text", "written_at", "replaced_at"),
    ),
    Part(
        "Drafts",
        Draft,
        "member",
        ("place", "title", "text", "tags", "about", "nameless", "saved_at"),
    ),
    Part(
        "Files that you attached",
        Attachment,
        "uploader",
        ("id", "name", "post__topic__title", "size", "uploaded_at", "taken_out_at"),
    ),
    Part("What you follow", Watch, "member", ("board__name", "topic__title", "level")),
    Part("Sessions that you signed up for", SignUp, "member", ("event__title", "has_place", "at")),
    Part(
        "Who mentioned you",
        Mention,
        "member",
        ("post__topic__title", "post__created_at"),
        Q(post__state=Post.State.PUBLIC),
    ),
    Part(
        "What you reported",
        Report,
        "reporter",
        ("kind", "offence", "words", "state", "noticed_at", "acted_at"),
    ),
    Part("What moderators decided", Decision, "member", ("kind", "reason", "until", "at")),
    Part(
        "Your appeals",
        Appeal,
        "decision__member",
        ("words", "made_at", "state", "answer", "answered_at"),
    ),
    Part("Your complaints", Complaint, "member", ("about", "words", "noticed_at", "answer")),
    Part("Terms that you agreed to", Consent, "member", ("terms__number", "at")),
    Part(
        "Summaries that asked for your words",
        SummaryConsent,
        "member",
        ("summary__title", "post", "asked_at", "answer", "answered_at", "taken_back_at"),
    ),
    Part("Summaries that you began", Summary, "user:by", ("title", "text", "state", "made_at")),
    Part("What you did", AuditEntry, "user:by", ("at", "act", "about", "details")),
)
# Models that lead to a member and are not exported, each with the reason.
LEFT_OUT: dict[type[Model], str] = {
    ReadMark: "only how far you had read; it says nothing that you wrote",
    SafetyReview: "the yearly review of the service, which is its record and not yours",
    TraceRequest: "what a moderator asked about another’s post, kept with the moderators’ record",
    Letter: "what a letter said is deleted once it has gone to you",
}


def everything_of(user: User, member: Member | None) -> IO[bytes]:
    """A zip of `data.json`, a page to read, `what-you-wrote.html`, and the files."""
    parts = [(part.title, part.rows(user, member)) for part in PARTS]
    about = {"email": user.email, "name": user.name, "joined": user.date_joined}
    data = {"account": about, "made_at": timezone.now()} | dict(parts)
    page = render_to_string(
        "community/account_deletion/data_export.html",
        {"account": about, "parts": parts, "made_at": timezone.now()},
    )
    files = Attachment.objects.filter(uploader=member).defer("text") if member else []
    file = _room_for(sum(one.size for one in files))
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("data.json", json.dumps(data, indent=2, default=str, ensure_ascii=False))
        packed.writestr("what-you-wrote.html", page)
        for attachment in files:
            _pack(packed, attachment)
    file.seek(0)
    return file


def _room_for(size: int) -> IO[bytes]:
    return io.BytesIO() if size < IN_MEMORY else tempfile.TemporaryFile()


def _pack(packed: zipfile.ZipFile, attachment: Attachment) -> None:
    """Its key before its name, since names may be the same."""
    try:
        with attachment.file.open("rb") as kept:
            name = f"files/{attachment.pk} {attachment.name}"
            packed.writestr(name, kept.read(), zipfile.ZIP_STORED)
    except FileNotFoundError:
        logger.error("The file of attachment %s is not there.", attachment.pk)
