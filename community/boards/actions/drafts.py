"""What a member began to write, kept on the server until it is posted or discarded."""

from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import Count, QuerySet

from community.attachments.actions import discard
from community.models import Attachment, Draft, Member
from community.models.reading import files_place

# Far more than anybody goes on with; the oldest make room.
MOST = 200


def keep_draft(
    *, member: Member, place: str, text: str, key: UUID | None = None, **more: Any
) -> None:
    """What could not be taken yet, so that nothing typed is lost. `key` is that of its form;
    `more` are other fields of the draft."""
    fields = {"place": place, "text": text} | more
    Draft.objects.bulk_create(
        [Draft(member=member, key=key or uuid4(), **fields)],
        update_conflicts=True,
        unique_fields=["member", "key"],
        update_fields=[*fields, "saved_at"],
    )


def clear_oldest(now: datetime) -> int:
    """Of the drafts of one member the newest `MOST` stay; says how many went."""
    many = Draft.objects.values("member").annotate(many=Count("pk")).filter(many__gt=MOST)
    gone = 0
    for row in many:
        own = Draft.objects.filter(member=row["member"]).order_by("-saved_at", "-pk")
        oldest = list(own.values_list("pk", flat=True)[MOST:])
        _discard(own.filter(pk__in=oldest))
        gone += len(oldest)
    return gone


@transaction.atomic
def give_new_key(*, member: Member, old: UUID, new: UUID) -> None:
    """The draft of a form whose key was used up, with the files that wait with it."""
    Draft.objects.filter(member=member, key=old).update(key=new)
    Attachment.objects.waiting(member, files_place(old)).update(place=files_place(new))


@transaction.atomic
def discard_draft(*, member: Member, pk: int) -> None:
    """Away with it and its files; nothing happens where there is none, or it is another's."""
    _discard(Draft.objects.filter(member=member, pk=pk))


@transaction.atomic
def _discard(drafts: QuerySet[Draft]) -> None:
    for draft in drafts.select_related("member"):
        discard(Attachment.objects.waiting(draft.member, draft.files_place))
        draft.delete()
