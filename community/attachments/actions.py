"""Keeping files: with a draft, below a post, taken out again, and cleared away.

A file is written before its row and deleted after it, once that is certain. What a broken
transaction leaves behind is cleared away by the clock (`clear_strays`).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from community.attachments.inspection import Examined
from community.audit.log import SYSTEM, record
from community.models import Attachment, Member, Post, PostVersion
from community.models.attachments import private_files
from community.moderation.open_cases import OPEN

STRAY_AFTER = timedelta(days=1)  # an upload under way has no row yet
BATCH = 500


def keep_file(
    *, member: Member, place: str, name: str, digest: str, examined: Examined
) -> Attachment:
    """With the member's draft. The same file again is the one that is there."""
    there = Attachment.objects.waiting(member, place).filter(digest=digest)
    if kept := there.first():
        return kept
    attachment = Attachment(
        uploader=member,
        place=place,
        name=name,
        digest=digest,
        kind=examined.kind,
        size=len(examined.data),
        text=examined.text,
        is_read=examined.is_read,
    )
    attachment.file.save("", ContentFile(examined.data), save=False)
    try:
        with transaction.atomic():
            attachment.save()
    except IntegrityError:  # the second of two at once finds the first
        private_files().delete(str(attachment.file.name))
        return there.get()
    return attachment


@transaction.atomic
def attach(*, post: Post, files: Iterable[Attachment]) -> int:
    """Have files that wait with its author's draft stand below a post; how many."""
    waiting = Attachment.objects.filter(pk__in=[one.pk for one in files], post__isnull=True)
    return waiting.filter(uploader=post.author).update(post=post, place="")


@transaction.atomic
def take_out(*, post: Post, files: Iterable[Attachment], version: PostVersion | None = None) -> int:
    """Away from members' eyes; moderators see it for `ATTACHMENT_DAYS_TAKEN_OUT` more. `version`:
    what the post said until then, where a moderator does it."""
    standing = post.attachments.filter(pk__in=[one.pk for one in files], taken_out_at__isnull=True)
    return standing.update(taken_out_at=timezone.now(), taken_out_with=version)


def is_done(*, files: Iterable[Attachment], leaving: Iterable[Attachment]) -> bool:
    """Whether these stand below their post, and those are out of it, since the form was sent
    before."""
    to_come = Q(pk__in=[one.pk for one in files], post__isnull=True)
    to_go = Q(pk__in=[one.pk for one in leaving], taken_out_at__isnull=True)
    return not Attachment.objects.filter(to_come | to_go).exists()


@transaction.atomic
def put_back(*, version: PostVersion) -> int:
    """What a moderator took out when the post said this; what has been deleted stays so."""
    return version.files.update(taken_out_at=None, taken_out_with=None)


@transaction.atomic
def discard(files: QuerySet[Attachment]) -> int:
    """Rows and files, for good."""
    stored = list(files.only("pk", "file"))
    Attachment.objects.filter(pk__in=[one.pk for one in stored]).delete()
    names = [str(one.file.name) for one in stored]
    transaction.on_commit(lambda: _delete(names))
    return len(stored)


def discard_sent_again(files: Iterable[Attachment]) -> None:
    """Files that came with a post which stands already."""
    keys = [one.pk for one in files]
    discard(Attachment.objects.filter(pk__in=keys, post__isnull=True))


def _delete(names: Iterable[str]) -> None:
    storage = private_files()
    for name in names:
        storage.delete(name)


def clear_old(now: datetime) -> int:
    """What waited with a draft for too long, and what was taken out long enough ago."""
    begun = now - timedelta(days=settings.ATTACHMENT_DAYS_IN_DRAFTS)
    out = now - timedelta(days=settings.ATTACHMENT_DAYS_TAKEN_OUT)
    old = Attachment.objects.filter(post__isnull=True, uploaded_at__lt=begun)
    return discard(old) + _clear_taken_out(out)


@transaction.atomic
def _clear_taken_out(before: datetime) -> int:
    """Not while something is open about the post: they may be what it is about."""
    gone, cleared = Attachment.objects.filter(taken_out_at__lt=before), 0
    undecided = Post.objects.filter(OPEN)
    for post in Post.objects.filter(pk__in=gone.values("post")).exclude(pk__in=undecided):
        number = discard(gone.filter(post=post))
        record("cleared_files", post, by=None, as_whom=SYSTEM, files=number)
        cleared += number
    return cleared


def clear_strays(now: datetime) -> int:
    """Files that no row knows. Reads the names of all, so once a day is enough."""
    storage, cleared = private_files(), 0
    try:
        folders, _ = storage.listdir("")
    except FileNotFoundError:  # nobody has sent a file yet
        return 0
    for folder in folders:
        names = [f"{folder}/{name}" for name in storage.listdir(folder)[1]]
        for start in range(0, len(names), BATCH):
            cleared += _clear_unknown(names[start : start + BATCH], now - STRAY_AFTER)
    return cleared


def _clear_unknown(names: list[str], before: datetime) -> int:
    storage = private_files()
    known = set(Attachment.objects.filter(file__in=names).values_list("file", flat=True))
    strays = [
        name for name in names if name not in known and storage.get_modified_time(name) < before
    ]
    _delete(strays)
    return len(strays)
