"""Withdrawing a consent: one action, after which nothing that rests on it is left anywhere.

The order, and why. First, and by itself, the consent is marked withdrawn and the public pages that
rest on it are unpublished; every page, picture, document and publishing asks the consent each
time, so from that moment nothing is public, whatever fails later. Then all content goes in one
transaction. The files go last, when that transaction is sure: a file cannot be brought back, and
by then no record leads to it; a list of those still lying there is kept in the database. Each step
finds what an interrupted run left, so running the action again finishes it.
"""

import logging
from dataclasses import dataclass, replace
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.core.files.storage import default_storage
from django.db import connection, transaction
from django.utils import timezone
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.log_actions import log
from wagtail.models import Page

from cms.consents.checks import consents_of, rests_on_withdrawn
from cms.consents.redact import scrub, take_out_files
from cms.consents.usage import stored_items
from cms.models.consents import Consent
from cms.models.media import DoomedFile

logger = logging.getLogger(__name__)
WITHDRAWN, TAKEN_OUT = "cms.consent_withdrawn", "cms.consent_taken_out"
ENDED = "cms.consent_ended"


@dataclass(frozen=True)
class Withdrawal:
    """What a run did. `pages` were public and rested on the consent; `mended` are all pages
    whose words changed, versions included."""

    pages: tuple[int, ...] = ()
    mended: tuple[int, ...] = ()
    versions: int = 0
    pictures: int = 0
    documents: int = 0
    comments: int = 0

    def __bool__(self) -> bool:
        return any(self.as_data().values())

    def as_data(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__dataclass_fields__}


def withdraw_consent(*, consent: Consent, by: AbstractBaseUser | None, reason: str) -> Withdrawal:
    """Withdraw it everywhere. Run again, it does what is left to do, and else nothing."""
    off = mark_withdrawn(consent=consent, by=by, reason=reason)
    done = finish_withdrawal(consent=consent, by=by)
    return replace(done, pages=(*off, *done.pages))


@transaction.atomic
def mark_withdrawn(
    *, consent: Consent, by: AbstractBaseUser | None, reason: str
) -> tuple[int, ...]:
    """Waits for whoever publishes at this moment under the consent. Answers the pages that it
    took off the site, and with that off every list, feed and search."""
    found = Consent.objects.select_for_update().get(pk=consent.pk)
    off: tuple[int, ...] = ()
    if found.withdrawn_on is None:
        found.withdrawn_on = timezone.localdate()
        found.save(update_fields=["withdrawn_on"])
        log(instance=found, action=WITHDRAWN, user=by, data={"reason": reason})
        off = tuple(item.pk for item in list(stored_items()) if taken_off(item, by))
        if off:
            log(instance=found, action=TAKEN_OUT, user=by, data={"pages": list(off)})
    consent.withdrawn_on = found.withdrawn_on
    return off


def taken_off(item: Any, by: AbstractBaseUser | None) -> bool:
    """Unpublish a public page that rests on what was withdrawn, if its address need not stay."""
    stays = getattr(item, "fixed_address", False) or not isinstance(item, Page)
    if stays or not item.live or not rests_on_withdrawn(item):
        return False
    UnpublishPageAction(item, user=by).execute(skip_permission_checks=True)
    return True


@transaction.atomic
def finish_withdrawal(*, consent: Consent, by: AbstractBaseUser | None) -> Withdrawal:
    """Take out what rests on a consent that was withdrawn."""
    found = Consent.objects.select_for_update().withdrawn().get(pk=consent.pk)
    scrubbed = scrub(found, by)
    pictures, documents = take_out_files(found)
    done = Withdrawal(
        pages=tuple(scrubbed.unpublished),
        mended=tuple(sorted(scrubbed.mended)),
        versions=scrubbed.versions,
        pictures=pictures,
        documents=documents,
        comments=scrubbed.comments,
    )
    if done:
        log(instance=found, action=TAKEN_OUT, user=by, data=done.as_data())
        forget_deleted_words()
    transaction.on_commit(delete_doomed_files)
    return done


def forget_deleted_words() -> None:
    """SQLite's full text index keeps the words of deleted rows until its parts are merged."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            if table.endswith("_fts"):
                name = connection.ops.quote_name(table)
                cursor.execute(f"INSERT INTO {name} ({name}) VALUES ('optimize')")


def delete_doomed_files() -> int:
    """Delete the files whose records are gone; answers how many still lie there."""
    left = 0
    for doomed in DoomedFile.objects.all():
        try:
            if default_storage.exists(doomed.name):
                default_storage.delete(doomed.name)
            doomed.delete()
        except OSError:
            left += 1
            logger.exception("A withdrawn file could not be deleted; it is tried again.")
    return left


@dataclass(frozen=True)
class Upkeep:
    """What a scheduled run did: `unpublished` and `kept` are titles of pages."""

    unpublished: tuple[str, ...]
    kept: tuple[str, ...]
    finished: tuple[str, ...]
    files_left: int


def withdraw_expired() -> Upkeep:
    """Unpublish what rests on a consent that has ended, and finish what a withdrawal left.

    Drafts keep their words, since a consent that ended may be given anew. A page whose address
    has to stay keeps standing; it does not show the block (see `cms.blocks.content`).
    """
    finished = [
        str(consent)
        for consent in Consent.objects.withdrawn()
        if finish_withdrawal(consent=consent, by=None)
    ]
    ended = [item for item in stored_items() if getattr(item, "live", False) and has_ended(item)]
    kept = tuple(str(item) for item in ended if getattr(item, "fixed_address", False))
    unpublished = tuple(str(item) for item in ended if unpublish_ended(item))
    return Upkeep(unpublished, kept, tuple(finished), delete_doomed_files())


@transaction.atomic
def unpublish_ended(item: Any) -> bool:
    item = type(item).objects.get(pk=item.pk)
    if item.fixed_address or not item.live or not has_ended(item, lock=True):
        return False
    UnpublishPageAction(item, log_action=ENDED).execute(skip_permission_checks=True)
    return True


def has_ended(item: Any, *, lock: bool = False) -> bool:
    today = timezone.localdate()
    return any(
        consent is not None and consent.objection_on(today)
        for consent in consents_of(item, lock=lock)
    )
