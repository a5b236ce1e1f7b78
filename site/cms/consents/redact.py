"""Taking what rests on a consent out of pages, versions, notes beside them, and files.

Nothing here is public by then: see `cms.consents.actions` for the order.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.contrib.contenttypes.models import ContentType
from taggit.models import Tag
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.admin.models import FormState
from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page, Revision

from cms.consents.checks import resting_on, take_out
from cms.consents.redact_comments import Quoted, mend_notes
from cms.consents.stored_blocks import Resting, Taken, stored_streams, streams_of_version, without
from cms.consents.usage import stored_items, versions
from cms.models.consents import Consent
from cms.models.media import DoomedFile, Picture, SiteDocument
from cms.search.documents import index_page
from cms.streamfields.traversal import stream_fields

SCRUBBED = "cms.consent_scrubbed"
GONE = "Taken out with its consent"
COMMENTS = "wagtail_admin_comments"
By = AbstractBaseUser | None


@dataclass
class Scrubbed:
    """`unpublished` and `mended` are keys of pages."""

    unpublished: list[int] = field(default_factory=list)
    mended: set[int] = field(default_factory=set)
    versions: int = 0
    comments: int = 0


def scrub(consent: Consent, by: By) -> Scrubbed:
    """To be called in a transaction that holds the consent."""
    done = Scrubbed()
    resting, taken = all_that_goes(resting_on(consent))
    if not taken.changed:
        return done
    quoted = Quoted(taken)
    of_versions = set()
    for version in versions():
        if scrub_version(version, resting, quoted):
            done.versions += 1
            of_versions.add((version.content_type_id, version.object_id))
    for item in list(stored_items()):
        kind = ContentType.objects.get_for_model(item, for_concrete_model=False)
        changed = scrub_item(item, resting, by, done)
        if changed or (kind.pk, str(item.pk)) in of_versions:
            done.mended.add(item.pk)
            cancel_workflow(item, by)
            log(instance=item, action=SCRUBBED, user=by, data={"consent": str(consent)})
    done.comments = mend_notes(done.mended, quoted)
    # What editors look at in a preview is kept too; it is sent anew with the next key pressed.
    FormState.objects.all().delete()
    return done


def all_that_goes(resting: Resting) -> tuple[Resting, Taken]:
    """With the blocks that any version binds to the consent, and all words that stood in them,
    those of an earlier version included that named no consent yet."""
    for _ in range(2):
        taken = Taken()
        for item in stored_items():
            without(list(stored_streams(item).values()), resting, taken)
        for version in versions():
            without(list(streams_of_version(version.content).values()), resting, taken)
        resting = replace(resting, blocks=frozenset(taken.blocks))
    return resting, taken


def scrub_version(version: Revision, resting: Resting, quoted: Quoted) -> bool:
    """A version that is set for a time is taken off its schedule, since it is another now."""
    content, taken = dict(version.content), Taken()
    for name, raw in streams_of_version(content).items():
        rest = without(raw, resting, taken)
        if rest != raw:
            content[name] = json.dumps(rest)
    comments = content.get(COMMENTS) or []
    kept = [comment for comment in comments if not quoted.in_comment(comment)]
    if not taken.changed and kept == comments:
        return False
    if comments:
        content[COMMENTS] = kept
    Revision.objects.filter(pk=version.pk).update(content=content, approved_go_live_at=None)
    return True


def scrub_item(item: Any, resting: Resting, by: By, done: Scrubbed) -> bool:
    """A public page is unpublished: somebody reads it before it is public again. One whose
    address the site and the law count on stays, without what rested on the consent."""
    if not take_out(item, resting).changed:
        return False
    stays = getattr(item, "fixed_address", False) or not isinstance(item, Page)
    if not stays and item.live:
        UnpublishPageAction(item, user=by).execute(skip_permission_checks=True)
        done.unpublished.append(item.pk)
        return True
    item.save(update_fields=[field.name for field in stream_fields(type(item))])
    if isinstance(item, Page):
        index_page(item)
    return True


def cancel_workflow(item: Any, by: By) -> None:
    state = getattr(item, "current_workflow_state", None)
    if state is not None:
        state.cancel(user=by)


def take_out_files(consent: Consent) -> tuple[int, int]:
    """Delete the records of its pictures and documents, and note which files are left to go."""
    pictures = list(consent.pictures.prefetch_related("renditions"))
    documents = list(consent.documents.all())
    records: list[Picture | SiteDocument] = [*pictures, *documents]
    names = [record.file.name for record in records]
    names += [rendition.file.name for one in pictures for rendition in one.renditions.all()]
    doomed = [DoomedFile(consent=consent, name=name) for name in names if name]
    DoomedFile.objects.bulk_create(doomed, ignore_conflicts=True)
    for record in records:
        take_out_record(record)
    return len(pictures), len(documents)


def take_out_record(record: Picture | SiteDocument) -> None:
    """With its title in the log, and with tags that nothing else bears."""
    kind = ContentType.objects.get_for_model(type(record))
    tags = list(record.tags.all())
    entries = ModelLogEntry.objects.filter(content_type=kind, object_id=str(record.pk))
    entries.update(label=GONE, data={})
    record.delete()
    delete_unused(tags)


def delete_unused(tags: Iterable[Tag]) -> None:
    for tag in tags:
        # Each model with tags has rows of its own that point to them.
        rows = (it.get_accessor_name() for it in Tag._meta.related_objects if it.one_to_many)
        if not any(getattr(tag, name).exists() for name in rows if name):
            tag.delete()
