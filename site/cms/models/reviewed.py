"""Pages that go live only by a second person's act, and that own up to their corrections."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.db import models
from django.utils import timezone
from wagtail.models import Page, PagePermissionTester, Revision

from cms import publishing
from cms.consented import consent_objections
from cms.models.corrections import Correction
from cms.models.secondly import PublishedBySecondPerson


class ReviewedPermissions(PagePermissionTester):
    """Wagtail's permissions, with the second person's rule. It holds for administrators too."""

    def can_publish(self) -> bool:
        allowed: bool = super().can_publish()
        return allowed and not publishing.objections(self.page.get_latest_revision(), self.user)

    def can_publish_subpage(self) -> bool:
        """Never in the moment of writing it, and no copy goes live unread."""
        return False

    def can_unschedule(self) -> bool:
        return bool(super().can_publish())

    can_set_view_restrictions = can_unschedule


class ReviewedPage(PublishedBySecondPerson, Page):
    """The base of every page type of this site."""

    summary = models.TextField(
        max_length=400,
        blank=True,
        help_text="One or two plain sentences, for lists, search results and sharing.",
    )
    review_by = models.DateField(
        null=True, blank=True, help_text="When somebody should read it again."
    )
    content_note = models.CharField(
        max_length=250,
        blank=True,
        help_text="A sentence of warning at the top, where a reader may need one.",
    )
    correction = models.TextField(
        blank=True,
        help_text="If this version corrects something published, say what was wrong. It is "
        "shown on the page once it is published, with a link to the version replaced.",
    )
    fixed_address = models.BooleanField(
        default=False,
        editable=False,
        help_text="Other pages and the law count on this address: not moved, not deleted.",
    )

    class Meta:
        abstract = True

    def permissions_for_user(self, user: AbstractBaseUser) -> PagePermissionTester:
        return ReviewedPermissions(user, self)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Every way of publishing ends here, with the version that is now live."""
        stored = type(self).objects.filter(pk=self.pk).values_list("live", "live_revision").first()
        before = stored[1] if stored and stored[0] else None
        going_live = self.live and bool(self.live_revision_id) and self.live_revision_id != before
        if going_live and (reasons := consent_objections(self, timezone.localdate())):
            raise publishing.PublishRefused(reasons)
        words, self.correction = (self.correction, "") if going_live else ("", self.correction)
        super().save(*args, **kwargs)
        if going_live and words.strip():
            self.note_correction(words, before)

    def note_correction(self, words: str, replaced: int | None) -> None:
        """Stands in the log, and no longer in the version that the next editor opens."""
        if replaced:
            Correction.objects.create(page_id=self.pk, words=words, replaced_id=replaced)
        for revision in Revision.objects.filter(pk=self.live_revision_id):
            revision.content["correction"] = ""
            revision.save(update_fields=["content"])
