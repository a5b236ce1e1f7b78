"""The forms of all pages: what a page cannot see of itself, and copies that are drafts."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from wagtail.admin.forms.pages import CopyForm, WagtailAdminPageForm

from cms.publishing.fixed_urls import taken_address

NO_SOURCE = "Sources: name at least one."
YEAR = timedelta(days=365)


def in_a_year() -> date:
    return timezone.localdate() + YEAR


class ReviewedPageForm(WagtailAdminPageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and "review_by" in self.fields:
            self.initial["review_by"] = self.initial.get("review_by") or in_a_year()

    def clean(self) -> dict[str, Any]:
        """A new page has no place in the tree yet, so the form asks about its address."""
        cleaned: dict[str, Any] = super().clean()
        slug = cleaned.get("slug")
        if self.instance.pk is None and slug and self.parent_page and self.parent_page.depth > 1:
            self.instance.slug = slug
            if words := taken_address(self.instance, self.parent_page):
                self.add_error("slug", words)
        return cleaned

    def is_valid(self) -> bool:
        """Rows below the page are read after its own fields, so what is lacking is seen last."""
        valid: bool = super().is_valid()
        if valid and not self.is_deferred_validation and self._lacks():
            for words in self._lacks():
                self.add_error(None, words)
            return False
        return valid

    def _lacks(self) -> list[str]:
        rows = self.formsets.get("sources")
        kept = [row for row in rows.forms if not row.cleaned_data.get("DELETE")] if rows else []
        return [NO_SOURCE] if rows is not None and not kept else []


class DraftCopyForm(CopyForm):
    """Neither publishes a copy nor makes one that follows its original.

    See `cms.publishing.rules`.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("publish_copies", None)
        self.fields.pop("alias", None)
        self.fields["new_title"].help_text = "The copy is a draft until somebody approves it."
