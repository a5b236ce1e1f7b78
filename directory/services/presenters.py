"""One service's page: what, for whom, how to refer, where, and on whose word."""

from datetime import date
from urllib.parse import quote

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from directory.formatting import (
    age_label,
    carried_note,
    confirmed,
    day_words,
    model_label,
    status_label,
)
from directory.json_ld import script_text
from directory.maps.small_maps import small_map
from directory.models import Offer, Service
from directory.page_slots import SERVICE, filled
from mapping_data.area_index import AreaIndex

MODEL_NOTES = {
    "pause": "Pause is a national programme delivered by local practices.",
    "fdac": "A Family Drug and Alcohol Court works inside care proceedings. This directory counts "
    "these courts beside recurrent care services, not among them.",
    "related": "A neighbouring kind of help. It is listed so that you can find it, and it is not "
    "counted as a recurrent care service.",
    "unknown": "The sources do not say which model this service follows.",
}


def service_page(service: Service, today: date | None = None) -> dict[str, object]:
    """The context of `directory/services/detail.html`; works on unsaved previews too."""
    today = today or timezone.localdate()
    areas = AreaIndex.load(today)
    places = areas_shown(service, areas)
    return {
        "service": {
            "name": service.name,
            "model": model_label(service),
            "model_note": model_note(service),
            "provider": service.provider.name if service.provider else "",
            "status": status_label(service),
            "as_at": service.status_as_at.words,
            "age": age_label(confirmed(service), today),
            "summary": service.summary,
        },
        "closed_notice": closed_notice(service),
        "rows": facts(service),
        "areas": places,
        "areas_note": service.area_note,
        "map": service_map(service, areas),
        "evidence": evidence_rows(service, today),
        "tell_url": tell_url(service.name, service.get_absolute_url()),
        "structured_data": structured_data(service, places),
        "slots": filled(SERVICE, service),
        "breadcrumbs": [
            {"title": "Find a service", "url": reverse("search:services")},
            {"title": service.name},
        ],
        **referral(service, places),
    }


def model_note(service: Service) -> str:
    if not service.in_england:
        return (
            f"This programme is in {service.country}. It is listed because the sources mention "
            "it, and it is not in any count for England."
        )
    return MODEL_NOTES.get(service.model, "")


def closed_notice(service: Service) -> dict[str, object] | None:
    if not service.is_closed:
        return None
    when = f"Closed: {service.closed_on.words}." if service.closed_on else ""
    known = f"Reported closed as at {service.status_as_at.words}." if not when else ""
    parts = [when, known, sentence(service.closed_reason)]
    return {
        "kind": "closed",
        "title": "This service is closed",
        "text": " ".join(part for part in parts if part),
        "links": [{"title": "Find another service", "url": reverse("search:services")}],
    }


def sentence(text: str) -> str:
    """A fragment as a sentence: a capital first, a full stop last."""
    text = text.strip()
    return (
        f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '!', '?')) else '.'}"
        if text
        else ""
    )


def row(term: str, text: str, missing: str = "Not recorded", note: str = "") -> dict[str, object]:
    return {"term": term, "text": text, "missing": missing, "note": note}


def in_order(service: Service) -> list[Offer]:
    """What is offered, by name: engines differ in the order of what has none."""
    return sorted(service.offers.all(), key=lambda offer: offer.name.casefold())


def facts(service: Service) -> list[dict[str, object]]:
    """The summary list. What the sources do not say is shown as not recorded, never left out."""
    stages = [{"text": stage.name, "note": stage.plain_words} for stage in service.stages.all()]
    offers = [{"text": offer.name, "note": offer.plain_words} for offer in in_order(service)]
    rows: list[dict[str, object]] = [
        {"term": "Stage", "parts": stages},
        row("Who it is for", service.get_who_for_display()),
        row("Conditions of entry", sentence(service.entry_conditions)),
        row("Contraception", sentence(service.contraception_condition), "No condition is recorded"),
        row("Length of support", sentence(service.length)),
        {"term": "What is offered", "parts": offers},
        row("In the field’s words", service.description),
        row("Started", service.started.words if service.started else ""),
        row(
            "Run by", service.provider.name if service.provider else "", note=provider_type(service)
        ),
        row(
            "Last checked by this directory", day_words(service.last_checked_on), "Not yet checked"
        ),
    ]
    if service.other_names:
        rows.insert(0, row("Also known as", service.other_names.replace(";", ",")))
    if service.website:
        parts = [{"text": service.website, "url": service.website}]
        rows.append({"term": "Website", "parts": parts})
    if service.record_note:
        rows.append(row("About this record", service.record_note))
    return rows


def provider_type(service: Service) -> str:
    return service.get_provider_type_display() if service.provider_type else ""


def referral(service: Service, places: list[dict[str, str]]) -> dict[str, object]:
    """How to refer where the sources say; otherwise whom to ask and how to tell us."""
    if service.referral_route or service.team_mailbox or service.referral_by:
        rows = [row("How", service.referral_route), row("Who may refer", service.referral_by)]
        if service.team_mailbox:
            address = {"text": service.team_mailbox, "url": f"mailto:{service.team_mailbox}"}
            source = mailbox_source(service)
            note = f"as published by {source}" if source else ""
            rows.append({"term": "Team mailbox", "parts": [{**address, "note": note}]})
        return {"referral": {"rows": rows}}
    missing = {
        "provider": service.provider.name if service.provider else "",
        "authorities": [place for place in places if place["url"] and not place["ended"]],
        "tell_url": tell_url(f"referral route of {service.name}", service.get_absolute_url()),
    }
    return {"referral_missing": missing}


def mailbox_source(service: Service) -> str:
    """The main source, which is where the register found the mailbox."""
    first = next(iter(service.evidence.all()), None)
    return first.source.title if first else ""


def tell_url(subject: str, path: str) -> str:
    """A letter to the editors with its subject filled in. No form: nothing is kept here."""
    return f"mailto:{settings.EDITORS_MAILBOX}?subject={quote(f'{subject} ({path})')}"


def areas_shown(service: Service, areas: AreaIndex) -> list[dict[str, str]]:
    """The areas served as of the source's date, each with what it has become since."""
    shown = []
    for served in service.areas_served.all():
        area = areas.areas[served.area_id]
        notes = [served.note]
        if served.since:
            notes.append(f"from {served.since.words}")
        if served.until:
            notes.append(f"until {served.until.words}")
        carried = [step for step in areas.carry(area) if step.carried_from]
        shown.append(
            {
                "name": str(area),
                "url": area.get_absolute_url(),
                "note": "; ".join(filter(None, notes)),
                "ended": "yes" if carried else "",
            }
        )
        for step in carried:
            note = carried_note(area.common_name, step.same_footprint)
            shown.append(
                {
                    "name": str(step.area),
                    "url": step.area.get_absolute_url(),
                    "note": note,
                    "ended": "",
                }
            )
    return shown


def service_map(service: Service, areas: AreaIndex) -> object:
    roles = []
    for served in service.areas_served.all():
        area = areas.areas[served.area_id]
        for step in areas.carry(area):
            note = (
                carried_note(area.common_name, step.same_footprint)
                if step.carried_from
                else served.note
            )
            roles.append((step.area, "serves", note))
    title = f"Areas that {service.name} {'served' if service.is_closed else 'serves'}"
    return small_map(title, roles, areas) if roles else None


def evidence_rows(service: Service, today: date) -> list[dict[str, object]]:
    rows = []
    for item in service.evidence.all():
        rows.append(
            {
                "statement": sentence(item.locator) or "This record.",
                "source": item.source.title,
                "url": item.source.url,
                "kind": item.source.get_kind_display(),
                "date": item.date.words,
                "age": age_label(item.date, today),
                "recorded_by": "an editor" if item.recorded_by_id else "the register’s import",
                "checked": day_words(item.last_checked_on),
            }
        )
    return rows


def structured_data(service: Service, places: list[dict[str, str]]) -> SafeString:
    """schema.org as JSON-LD, escaped so that nothing in it can end the script element."""
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Service",
        "name": service.name,
        "description": service.summary or service.description,
        "serviceType": "Recurrent care service",
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{service.get_absolute_url()}",
        "areaServed": [{"@type": "AdministrativeArea", "name": p["name"]} for p in places],
    }
    if service.provider:
        data["provider"] = {"@type": "Organization", "name": service.provider.name}
    if service.who_for:
        data["audience"] = {"@type": "Audience", "audienceType": service.get_who_for_display()}
    return script_text(data)
