"""A version of the terms, with the versions there are and who answers for the community."""

from typing import Any

from django.conf import settings

from community.links import breadcrumbs_for
from community.models import Consent, TermsVersion
from community.terms.terms import as_html, in_force
from community.viewer import Viewer


def terms_page(viewer: Viewer, address: str, version: str) -> dict[str, Any] | None:
    """The version asked for, or that in force; None where there is no such version."""
    versions = list(TermsVersion.objects.all())
    current = in_force()
    shown = current
    if version:
        shown = next((one for one in versions if str(one.number) == version), None)
        if shown is None:
            return None
    consent = Consent.objects.filter(member__isnull=False, member=viewer.member, terms=shown)
    return {
        "terms": shown,
        "html": as_html(shown) if shown else "",
        "versions": versions,
        "is_current": shown == current,
        "address": address,
        "consent": consent.first() if shown else None,
        "may_agree": viewer.member is not None and shown is not None and shown == current,
        "accountable_person": settings.COMMUNITY_ACCOUNTABLE_PERSON,
        "breadcrumbs": breadcrumbs_for(viewer, "Terms"),
    }
