"""Whether a version may be published, by whom, and why not.

The rule holds at the one place that every way of publishing passes, the model's own `publish`
and `save` (see `cms.models.reviewed`); the admin asks here first, so that it can say why before
anything is tried. Rules are data: a name, a test, and a message for the person refused.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPagePermissionError
from wagtail.models import Revision

from cms.consented import consent_objections

Person = AbstractBaseUser | None
OWN_EDIT = (
    "You made the last edit of this version, so somebody else has to approve it. "
    "Submit it for review; another editor will find it among “Awaiting my review”."
)
NOBODY = (
    "This version was edited by a person and approved by nobody. "
    "Submit it for review, so that a second person can publish it."
)


class PublishRefused(PublishPagePermissionError):
    """Publishing was refused; `reasons` say why, in words for an editor."""

    def __init__(self, reasons: list[str]) -> None:
        super().__init__(" ".join(reasons))
        self.reasons = reasons


@dataclass(frozen=True)
class Rule:
    """`test` answers what speaks against publishing the version, or nothing."""

    name: str
    test: Callable[[Revision, Person], list[str]]


def second_person(revision: Revision, by: Person) -> list[str]:
    """What a person edited is published by another. What a command wrote needs nobody.

    Without a person, only a version whose publishing was approved before and set for a time
    goes live: `approved_go_live_at` is written by an approval alone.
    """
    if revision.user_id is None:
        return []
    if by is None:
        return [] if revision.approved_go_live_at else [NOBODY]
    return [OWN_EDIT] if revision.user_id == by.pk else []


def consents(revision: Revision, by: Person) -> list[str]:
    return consent_objections(revision.as_object(), timezone.localdate())


RULES = (Rule("second-person", second_person), Rule("consent", consents))


def objections(revision: Revision | None, by: Person) -> list[str]:
    """What speaks against publishing `revision` by this person, in words; none: it may go."""
    if revision is None:
        return []
    return [reason for rule in RULES for reason in rule.test(revision, by)]


def require_no_objection(revision: Revision, by: Person) -> None:
    """Raises `PublishRefused` where something speaks against it."""
    if reasons := objections(revision, by):
        raise PublishRefused(reasons)
