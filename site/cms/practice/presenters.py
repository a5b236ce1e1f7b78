"""What the list of spotlights and a spotlight's page show."""

from typing import Any

from django.db.models import Prefetch
from django.http import QueryDict
from django.utils import timezone

from cms import facets
from cms.breadcrumbs import address
from cms.models.spotlights import NEEDS, SECTIONS, PracticeIndexPage, SpotlightPage
from cms.practice.json_ld import article
from cms.practice.listing import Listed, read_listing
from cms.practice.related import related
from cms.presenters.filters import controls
from cms.presenters.pages import common_context
from cms.publishing.fixed_urls import PRACTICE, page_url
from cms.search.documents import SPOTLIGHT
from directory.formatting import (
    age_label,
    confirmed,
    counted,
    day_words,
    model_label,
    status_label,
)
from directory.formatting import (
    listed as in_words,
)
from directory.models import AreaServed, Service
from directory.pagination import last_page, pagination
from directory.search.matching import matches_of

PAGE_SIZE = 20


def index_context(page: PracticeIndexPage, params: QueryDict) -> dict[str, Any]:
    listing = read_listing()
    asked = facets.read(params, listing.facets)
    selected = facets.select(holding(asked.text, listing.items), listing.facets, asked)
    home = address(page) if page.url_path else page_url(PRACTICE)
    total, last = len(selected.items), last_page(len(selected.items), PAGE_SIZE)
    shown_page = min(asked.page, last)
    context = common_context(page) | controls(listing.facets, asked, selected, params, home)
    if shown_page != asked.page:
        title = f"There is no page {asked.page} of this list. This is the last one, page {last}."
        context["notices"].append({"kind": "problem", "title": title})
    start = (shown_page - 1) * PAGE_SIZE
    narrowed = [chosen["label"] for chosen in context["chosen"]]
    narrowed += [f"“{asked.text}”"] if asked.text else []
    return context | {
        "total": counted(total, "spotlight"),
        "total_number": total,
        "all_of_them": len(listing.items),
        "page_title": f"{page.title}: {in_words(narrowed)}" if narrowed else "",
        "filters_title": "Filter these spotlights",
        "spotlights": [card(item) for item in selected.items[start : start + PAGE_SIZE]],
        "pagination": pagination(params, shown_page, total, PAGE_SIZE, "Spotlights", home),
    }


def holding(text: str, items: list[Listed]) -> list[Listed]:
    """The spotlights that hold the words, where words are asked for."""
    if not text:
        return items
    found, _ = matches_of(text, [SPOTLIGHT])[SPOTLIGHT]
    return [item for item in items if item.page.pk in found]


def card(item: Listed) -> dict[str, Any]:
    """One spotlight in a list."""
    return {
        "title": item.page.title,
        "url": address(item.page),
        "summary": item.page.summary,
        "themes": [theme.name for theme in item.themes],
        "services": in_words(row.name for row in item.services),
        "closed": in_words(item.closed),
        "published_on": published_words(item.page),
    }


def published_words(page: SpotlightPage) -> str:
    published = page.first_published_at
    return day_words(timezone.localdate(published)) if published else ""


def spotlight_context(page: SpotlightPage) -> dict[str, Any]:
    """Works on a page that is still being written, too."""
    sources, themes = list(page.sources.all()), list(page.themes.all())
    common = common_context(page, *sources)
    services = bound_services(page)
    return common | {
        "sections": [
            {"slug": name, "heading": heading, "body": getattr(page, name)}
            for name, heading, _ in SECTIONS
            if getattr(page, name)
        ],
        "needs": needs(page),
        "services": [service_shown(service) for service in services],
        "closed_notice": closed_notice(services),
        "themes": [
            {"title": theme.name, "url": f"{page_url(PRACTICE)}?theme={theme.slug}"}
            for theme in themes
        ],
        "tags": [tag.name for tag in page.tags.all()],
        "related": [
            {"title": other.title, "url": address(other), "summary": other.summary}
            for other in related(page, themes, services)
        ],
        "first_published_on": published_words(page),
        "structured_data": article(page, themes, services, common["citations"]),
    }


def bound_services(page: SpotlightPage) -> list[Service]:
    """The public ones, in the order in which they were chosen. A draft holds its links in
    memory, and reads each service by itself."""
    areas = Prefetch("service__areas_served", AreaServed.objects.select_related("area"))
    links = page.bound_services.select_related("service__provider")
    links = links.prefetch_related("service__stages", areas)
    return [link.service for link in links if link.service.live]


def needs(page: SpotlightPage) -> list[dict[str, str]]:
    """What it takes; a blank is said to be one, unless nothing at all is known."""
    rows = [{"term": term, "text": getattr(page, name)} for name, term in NEEDS]
    missing = {"missing": "The sources do not say"}
    return [row | missing for row in rows] if any(row["text"] for row in rows) else []


def service_shown(service: Service) -> dict[str, Any]:
    """From the live record: never typed again."""
    served = [row.area for row in service.areas_served.all()]
    return {
        "name": service.name,
        "url": service.get_absolute_url(),
        "provider": service.provider.name if service.provider else "",
        "model": model_label(service),
        "areas": in_words(dict.fromkeys(area.common_name for area in served)),
        "stage": ", ".join(stage.name for stage in service.stages.all()),
        "who": service.get_who_for_display(),
        "status": status_label(service),
        "as_at": service.status_as_at.words,
        "age": age_label(confirmed(service), timezone.localdate()),
    }


def closed_notice(services: list[Service]) -> dict[str, Any] | None:
    """A banner from the moment at which a record says that the service closed."""
    closed = [service for service in services if service.is_closed]
    if not closed:
        return None
    names = in_words(service.name for service in closed)
    verb = "is" if len(closed) == 1 else "are"
    return {
        "kind": "closed",
        "title": f"{names} {verb} closed.",
        "text": "What follows was written about work that has ended. It stays here for what can "
        "be learned from it.",
        "links": [
            {"title": f"The record of {service.name}", "url": service.get_absolute_url()}
            for service in closed
        ],
    }
