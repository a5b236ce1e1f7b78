"""One reference's page: what it is, what an editor made of it, and where the site uses it."""

from dataclasses import replace
from typing import Any

from django.conf import settings
from django.urls import reverse

from cms.citations.style import cited
from cms.evidence.json_ld import structured_data
from cms.evidence.kinds import kind_shown
from cms.evidence.usage import uses_of
from cms.models import Reference, SpotlightPage
from cms.publishing.fixed_urls import PRACTICE, page_url
from directory.formatting import status_label
from directory.links import services_url
from directory.models import Service
from directory.services.presenters import sentence, tell_url

NOTE = (
    ("What it studied", "studied"),
    ("With whom", "with_whom"),
    ("Where", "where"),
    ("What it found", "found"),
    ("What it cannot say", "cannot_say"),
    ("Who it was not tested with", "not_tested_with"),
)
Context = dict[str, Any]


def reference_context(item: Reference) -> Context:
    """The context of `cms/evidence/reference.html`; works on unsaved previews too."""
    style = replace(cited(item.source, item), url="")  # it is this page
    themes = list(item.themes.all())
    shown_in_practice = set(
        SpotlightPage.objects.live()
        .filter(themes__in=themes)
        .values_list("themes__slug", flat=True)
    )
    path = item.get_absolute_url()
    return {
        "breadcrumbs": [
            {"title": "Evidence", "url": reverse("evidence:references")},
            {"title": style.short},
        ],
        "cited": style,
        "type": {"label": item.get_type_display(), "url": filtered(type=item.type)},
        "kind": kind_shown(item),
        "rows": facts(item),
        "reviewed": item.is_reviewed,
        "note": note_rows(item),
        "rests_on": [line for line in item.based_on.splitlines() if line.strip()],
        "themes": [
            {
                "name": theme.name,
                "words": theme.plain_words,
                "url": filtered(theme=theme.slug),
                "spotlights_url": services_url(page_url(PRACTICE), theme=theme.slug)
                if theme.slug in shown_in_practice
                else "",
            }
            for theme in themes
        ],
        "reviewed_url": reviewed_on(themes),
        "services": [service_shown(service) for service in evaluated(item)],
        "uses": uses_of(item),
        "files": [
            {"title": "BibTeX", "url": f"{path.rstrip('/')}.bib"},
            {"title": "RIS", "url": f"{path.rstrip('/')}.ris"},
        ],
        "listed_in": item.source.note,
        "record_note": sentence(item.record_note),
        "tell_url": tell_url(f"reference {item.key}", path),
        "structured_data": structured_data(item, f"{settings.WAGTAILADMIN_BASE_URL}{path}"),
    }


def filtered(**parameters: str) -> str:
    return services_url(reverse("evidence:references"), **parameters)


def reviewed_on(themes: list[Any]) -> str:
    """The list of its own themes, for a reader who came to an entry that nobody has read."""
    return (
        services_url(reverse("evidence:references"), theme=[theme.slug for theme in themes])
        if themes
        else ""
    )


def facts(item: Reference) -> list[Context]:
    """What the entry itself says; what is not recorded is said to be so."""
    source = item.source
    rows: list[Context] = [
        {"term": "Published in", "text": item.container},
        {"term": "Publisher", "text": source.publisher},
        {"term": "Year", "text": str(item.year) if item.year else "", "missing": "Not known"},
    ]
    return [row for row in rows if row["text"] or row["term"] == "Year"]


def note_rows(item: Reference) -> list[Context]:
    return [
        {"term": term, "text": getattr(item, name), "missing": "The note does not say"}
        for term, name in NOTE
    ]


def evaluated(item: Reference) -> list[Service]:
    """The services that the public may see, by name."""
    public = [service for service in item.services_evaluated.all() if service.live]
    return sorted(public, key=lambda service: service.name.casefold())


def service_shown(service: Service) -> Context:
    """From the live record: never typed again."""
    return {
        "name": service.name,
        "url": service.get_absolute_url(),
        "status": status_label(service),
        "as_at": service.status_as_at.words,
    }
