"""Whether a version may be published, by whom, and why not.

The rule holds where every way of publishing passes, the model's own `publish` and `save` (see
`cms.models.reviewed_page`); the admin asks here first, so that it can say why before anything is
tried. Rules are data: a name, a test, and a message for the person refused.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils import timezone
from wagtail.models import Revision

from cms.publishing.revision_author import author_id
from cms.streamfields.traversal import stream_fields
from foundation.exceptions import ActionNotPossible

Person = AbstractBaseUser | AnonymousUser | None
OWN_EDIT = (
    "You made the last edit of this version, so somebody else has to approve it. "
    "Once it is submitted for review, another editor finds it among “Awaiting my review”."
)
NOBODY = (
    "This version was edited by a person and approved by nobody. "
    "Submit it for review, so that a second person can publish it."
)
NO_LIVE_COPY = (
    "A copy is a draft until a second person has read it: it is not published with its original. "
    "Copy it as a draft, and submit that for review."
)
NO_ALIAS = (
    "A page stands at one address here, so there are no copies that follow their original. "
    "Link to the page instead, or copy it as a draft."
)


class Refused(ActionNotPossible):
    """Something was refused; `reasons` say why, in words for an editor, and `item` what it was.

    No `PermissionDenied`: Wagtail answers that one with “you do not have permission”. See
    `cms.admin.refusal_middleware` for the answer to this one.
    """

    def __init__(self, reasons: list[str], item: Model | None = None) -> None:
        super().__init__(" ".join(reasons))
        self.reasons, self.item = reasons, item


class PublishRefused(Refused):
    pass


@dataclass(frozen=True)
class Rule:
    """`test` answers what speaks against publishing the version, or nothing."""

    name: str
    test: Callable[[Revision, Any, Person], list[str]]


def second_person(revision: Revision, item: Any, by: Person) -> list[str]:
    """What a person wrote is published by another. What a command wrote needs nobody.

    Without a person, only a version whose publishing was approved before and set for a time
    goes live: `approved_go_live_at` is written by an approval alone.
    """
    if by is None and revision.approved_go_live_at:
        return []
    author = author_id(revision)
    if author is None:
        return []
    if by is None:
        return [NOBODY]
    return [OWN_EDIT] if author == by.pk else []


def consents(revision: Revision, item: Any, by: Person) -> list[str]:
    if not hasattr(item, "consent_objections"):  # nothing in it can name a consent
        return []
    found: list[str] = item.consent_objections(timezone.localdate())
    return found


def complete(revision: Revision, item: Any, by: Person) -> list[str]:
    """A draft may lack what a public page needs. A command checks what it writes by itself."""
    if by is None and not revision.approved_go_live_at:
        return []
    faults = item.lacks() if hasattr(item, "lacks") else []
    try:
        item.full_clean()
    except ValidationError as error:
        faults += [
            f"{label(item, name)}: {' '.join(words)}" for name, words in error.message_dict.items()
        ]
    for field in stream_fields(type(item)):
        try:
            field.stream_block.clean(getattr(item, field.name))
        except ValidationError:
            faults.append(f"{label(item, field.name)}: a part of it lacks something.")
    return [f"This version is not complete. {fault}" for fault in faults]


def label(item: Model, name: str) -> str:
    names = {field.name for field in item._meta.get_fields()}
    if name not in names:
        return "The whole of it"
    return str(getattr(item._meta.get_field(name), "verbose_name", name)).capitalize()


RULES = (Rule("second-person", second_person), Rule("consent", consents), Rule("whole", complete))


def objections(revision: Revision | None, by: Person) -> list[str]:
    """What speaks against publishing `revision` by this person, in words; none: it may go."""
    if revision is None:
        return []
    item = revision.as_object()
    return [reason for rule in RULES for reason in rule.test(revision, item, by)]


def require_no_objection(revision: Revision, by: Person) -> None:
    """Raises `PublishRefused` where something speaks against it."""
    if reasons := objections(revision, by):
        raise PublishRefused(reasons, revision.content_object)


_passed: ContextVar[int | None] = ContextVar("revision_that_passed", default=None)


@contextmanager
def passed(revision: Revision) -> Iterator[None]:
    """While this version, to which nobody objected, is being published."""
    token = _passed.set(revision.pk)
    try:
        yield
    finally:
        _passed.reset(token)


def has_passed(revision_pk: int | None) -> bool:
    return revision_pk is not None and _passed.get() == revision_pk
