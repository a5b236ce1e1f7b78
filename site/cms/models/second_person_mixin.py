"""What is published by a second person; see `cms.publishing.rules` for the rule."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from wagtail.log_actions import log
from wagtail.models import Revision

from cms.publishing import rules as publishing


class PublishedBySecondPerson(models.Model):
    """Stands before Wagtail's own classes, so that its `publish` is the one that is called."""

    class Meta:
        abstract = True

    def publish(
        self, revision: Revision, user: AbstractBaseUser | None = None, **kwargs: Any
    ) -> None:
        """Raises `PublishRefused`; but what a schedule may not publish is taken off it, so that
        the rest of the schedule goes on."""
        reasons = publishing.objections(revision, user)
        if reasons and user is None and revision.approved_go_live_at:
            hold_back(self, revision, reasons)
            return
        if reasons:
            raise publishing.PublishRefused(reasons, self)
        with publishing.passed(revision):
            super().publish(revision, user=user, **kwargs)  # type: ignore[misc]


def hold_back(item: models.Model, revision: Revision, reasons: list[str]) -> None:
    revision.approved_go_live_at = None
    revision.save(update_fields=["approved_go_live_at"])
    log(item, "cms.held_back", revision=revision, data={"reasons": reasons})
