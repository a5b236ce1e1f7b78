"""Pages that go live only by a second person's act, and that own up to their corrections."""

from typing import Any, Self

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from wagtail.log_actions import get_active_log_context
from wagtail.models import Page, PagePermissionTester

from cms import page_contexts
from cms.admin.page_forms import DraftCopyForm, ReviewedPageForm
from cms.models.consent_mixin import RestsOnConsent
from cms.models.corrections import Correction
from cms.models.second_person_mixin import PublishedBySecondPerson
from cms.publishing import fixed_urls
from cms.publishing import rules as publishing

STAYS = "This page does not expire: others count on its address."


class ReviewedPermissions(PagePermissionTester):
    """Wagtail's permissions, with the second person's rule and the fixed addresses. They hold
    for administrators too. `cms.admin.refusal_middleware` says why something was refused."""

    def can_publish(self) -> bool:
        allowed: bool = super().can_publish()
        return allowed and not publishing.objections(self.page.get_latest_revision(), self.user)

    def can_publish_subpage(self) -> bool:
        """Never in the moment of writing it, and no copy goes live unread."""
        return False

    def can_unschedule(self) -> bool:
        return bool(super().can_publish())

    def can_set_view_restrictions(self) -> bool:
        """What is on this site is for everyone; `cms.views.pages` serves no private page."""
        return False

    def can_unpublish(self) -> bool:
        allowed: bool = super().can_unpublish()
        return allowed and not fixed_urls.fixed_objections(self.page, "unpublish")

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        allowed: bool = super().can_delete(ignore_bulk)
        return allowed and not fixed_urls.delete_objections(self.page)

    def can_move(self) -> bool:
        """What was public may move, though it may not be deleted."""
        allowed: bool = super().can_delete(ignore_bulk=True)
        return allowed and not fixed_urls.fixed_objections(self.page, "move")

    def can_move_to(self, destination: Page) -> bool:
        """Putting a page elsewhere among its sisters leaves its address as it is."""
        stays = self.page.is_child_of(destination)
        allowed: bool = super().can_move_to(destination)
        return allowed and (stays or not fixed_urls.fixed_objections(self.page, "move"))


class ReviewedPage(PublishedBySecondPerson, RestsOnConsent, Page):
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

    base_form_class = ReviewedPageForm
    copy_form_class = DraftCopyForm
    own_slug = ""  # the one address of the site itself at which a page of this type stands

    # The pages above this one, where its address was walked down to it (see `cms.views.pages`).
    trail: list[Page] | None = None

    class Meta:
        abstract = True

    def lacks(self) -> list[str]:
        """What a draft may go without and a public page may not, in words."""
        return []

    def permissions_for_user(self, user: AbstractBaseUser) -> PagePermissionTester:
        return ReviewedPermissions(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        return context | page_contexts.build_context(self, request)

    def with_content_json(self, content: dict[str, Any]) -> Self:
        """Whether the address is fixed is a matter of the page and of no version."""
        version: Self = super().with_content_json(content)
        version.fixed_address = self.fixed_address
        return version

    def clean(self) -> None:
        super().clean()
        stored = type(self).objects.filter(pk=self.pk).values_list("slug", flat=True).first()
        if stored and stored != self.slug and (found := fixed_urls.fixed_objections(self, "slug")):
            raise ValidationError({"slug": found})
        if self.fixed_address and self.expire_at:
            raise ValidationError({"expire_at": STAYS})
        parent = self.get_parent() if self.path and self.depth > 2 else None
        new = not self.live or stored != self.slug
        if parent and new and (words := fixed_urls.taken_address(self, parent)):
            raise ValidationError({"slug": words})

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Every way of publishing ends here, with the version that is now live."""
        written = kwargs.get("update_fields")
        names = ("live", "live_revision", "slug", "fixed_address")
        stored = type(self).objects.filter(pk=self.pk).values(*names).first() or {}
        if stored.get("fixed_address") and written is None:
            self.keep_address(stored)
        before = stored.get("live_revision") if stored.get("live") else None
        news = self.live_revision_id != before and (written is None or "live_revision" in written)
        going_live = self.live and bool(self.live_revision_id) and news
        if going_live or not stored:
            self.refuse_unread(new=not stored)
        words, self.correction = (self.correction, "") if going_live else ("", self.correction)
        super().save(*args, **kwargs)
        if going_live and words.strip():
            self.note_correction(words, before)

    def keep_address(self, stored: dict[str, Any]) -> None:
        for action, done in (
            ("slug", self.slug != stored["slug"]),
            ("unpublish", stored["live"] and not self.live),
        ):
            if done and self.fixed_address:
                raise publishing.Refused(fixed_urls.fixed_objections(self, action), self)

    def refuse_unread(self, *, new: bool) -> None:
        """The last door: what came here by another way than `publish` is asked about again."""
        if new and self.alias_of_id:
            raise publishing.PublishRefused([publishing.NO_ALIAS], self.alias_of)
        if new and self.live and self.live_revision_id:
            raise publishing.PublishRefused([publishing.NO_LIVE_COPY], None)
        if not new and not publishing.has_passed(self.live_revision_id):
            by = get_active_log_context().user
            publishing.require_no_objection(self.live_revision, by)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        if reasons := fixed_urls.fixed_objections(self, "delete"):
            raise publishing.Refused(reasons, self)
        return super().delete(*args, **kwargs)

    def move(self, target: Page, pos: str | None = None, user: Any = None) -> None:
        beside = pos is not None and not pos.endswith("-child")
        parent = target.get_parent() if beside else target
        if not self.is_child_of(parent) and (why := fixed_urls.fixed_objections(self, "move")):
            raise publishing.Refused(why, self)
        super().move(target, pos=pos, user=user)

    def note_correction(self, words: str, replaced: int | None) -> None:
        """Stands in the log, and no longer in the version that the next editor opens."""
        if replaced:
            Correction.objects.create(page_id=self.pk, words=words, replaced_id=replaced)
        newest = self.revisions.filter(created_at__gte=self.live_revision.created_at)
        for revision in newest.filter(content__correction=words):
            revision.content["correction"] = ""
            revision.save(update_fields=["content"])
