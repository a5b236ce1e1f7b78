"""What rests on consent, at the two doors through which its content is written."""

from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils import timezone
from wagtail.models import Revision

from cms.consents.checks import consent_objections, take_out_withdrawn
from cms.publishing import rules as publishing
from cms.streamfields.traversal import stream_fields


class RestsOnConsent(models.Model):
    """Reads the consents in the transaction that writes, and holds them still for its length:
    a withdrawal comes wholly before, and is heeded, or wholly after, and finds what was written.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        written = kwargs.get("update_fields")
        touched = {field.name for field in stream_fields(type(self))} | {"live", "live_revision"}
        if written is not None and not touched & set(written):
            super().save(*args, **kwargs)
            return
        with transaction.atomic():
            if self._goes_live():
                if reasons := consent_objections(self, timezone.localdate(), lock=True):
                    raise publishing.PublishRefused(reasons, self)
            else:
                take_out_withdrawn(self)
            super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Revision:
        with transaction.atomic():
            take_out_withdrawn(self)
            revision: Revision = super().save_revision(*args, **kwargs)  # type: ignore[misc]
            return revision

    def consent_objections(self, day: date) -> list[str]:
        """Return why this may not be public on a day, for the rules of `cms.publishing.rules`."""
        return consent_objections(self, day)

    def _goes_live(self) -> bool:
        stored: models.QuerySet[Any] = type(self)._default_manager.filter(pk=self.pk)
        before = stored.filter(live=True).values_list("live_revision", flat=True).first()
        now = getattr(self, "live_revision_id", None)
        return bool(getattr(self, "live", False)) and now != before and bool(now)
