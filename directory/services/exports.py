"""The search's answer as files: CSV and GeoJSON, from the same result as the page."""

import csv
import io
from collections.abc import Iterator

from django.conf import settings

from directory.models import Service
from directory.search.query import Hit, SearchResult
from foundation.csv_guard import escape_formula
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area

COLUMNS = [
    "id", "slug", "name", "model", "provider", "provider_type", "status", "status_as_at",
    "group", "via_gss_code", "via_name", "distance_miles", "match",
    "gss_codes", "areas", "gss_codes_as_recorded", "regions", "country", "area_note",
    "who", "stages", "offers", "entry_conditions", "contraception_condition", "length",
    "referral_route", "referral_by", "team_mailbox", "website", "started", "closed_on",
    "source", "source_url", "source_date", "other_sources", "last_checked", "modified_at", "url",
]  # fmt: skip

ATTRIBUTION = (
    "Register compiled from published sources, each named in its row. Areas: Office for National "
    "Statistics, Open Government Licence v3.0. Contains OS data © Crown copyright and database "
    "right 2025. Contains Royal Mail data © Royal Mail copyright and database right 2025."
)


def records(result: SearchResult, areas: AreaIndex) -> Iterator[dict[str, object]]:
    """One dictionary a service, with the keys of `COLUMNS`, in the order of the page."""
    found = Service.objects.with_page().in_bulk([hit.service_id for hit in result.hits])
    for hit in result.hits:
        yield record(found[hit.service_id], hit, areas)


def record(service: Service, hit: Hit, areas: AreaIndex) -> dict[str, object]:
    recorded = [areas.areas[served.area_id] for served in service.areas_served.all()]
    today = [areas.areas[pk] for pk in areas.carry_ids(area.pk for area in recorded)]
    via = areas.areas[hit.via.area_id] if hit.via else None
    miles = hit.distance_miles
    return {
        "id": str(service.uuid),
        "slug": service.slug,
        "name": service.name,
        "model": service.model,
        "provider": service.provider.name if service.provider else "",
        "provider_type": service.provider_type,
        "status": service.status,
        "status_as_at": str(service.status_as_at),
        "group": hit.group.value,
        "via_gss_code": via.gss_code if via else "",
        "via_name": via.common_name if via else "",
        "distance_miles": "" if miles is None else f"{miles:.1f}",
        "match": hit.match,
        "gss_codes": ";".join(area.gss_code for area in today),
        "areas": ";".join(area.common_name for area in today),
        "gss_codes_as_recorded": ";".join(area.gss_code for area in recorded),
        "regions": ";".join(
            dict.fromkeys(str(a.parent) for a in today if a.parent and a.is_english)
        ),
        **plain_fields(service),
        **source_fields(service),
        "url": f"{settings.WAGTAILADMIN_BASE_URL}{service.get_absolute_url()}",
    }


def plain_fields(service: Service) -> dict[str, object]:
    return {
        "country": service.country,
        "area_note": service.area_note,
        "who": service.who_for,
        "stages": ";".join(stage.slug for stage in service.stages.all()),
        "offers": ";".join(sorted(offer.slug for offer in service.offers.all())),
        "entry_conditions": service.entry_conditions,
        "contraception_condition": service.contraception_condition,
        "length": service.length,
        "referral_route": service.referral_route,
        "referral_by": service.referral_by,
        "team_mailbox": service.team_mailbox,
        "website": service.website,
        "started": str(service.started),
        "closed_on": str(service.closed_on),
        "last_checked": service.last_checked_on or "",
        "modified_at": service.modified_at.isoformat(timespec="seconds"),
    }


def source_fields(service: Service) -> dict[str, object]:
    """The main source with its date, and the titles of the others."""
    evidence = list(service.evidence.all())
    main = evidence[0] if evidence else None
    return {
        "source": main.source.title if main else "",
        "source_url": main.source.url if main else "",
        "source_date": str(main.date) if main else "",
        "other_sources": "; ".join(item.source.title for item in evidence[1:]),
    }


def services_csv(result: SearchResult, areas: AreaIndex) -> str:
    """RFC 4180, UTF-8, the header row first and nothing before it."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for item in records(result, areas):
        writer.writerow([escape_formula(item[column]) for column in COLUMNS])
    return out.getvalue()


def services_geojson(result: SearchResult, areas: AreaIndex) -> dict[str, object]:
    """A point for each service: the postcode centre of the area by which it is in its group.

    A point says which area a service serves, never where its door is; a service without
    areas has no geometry.
    """
    features = []
    for hit, item in zip(result.hits, records(result, areas), strict=True):
        area = areas.areas[hit.via.area_id] if hit.via else first_area(item, areas)
        point = None
        if area and area.longitude is not None:
            point = {
                "type": "Point",
                "coordinates": [round(area.longitude, 4), round(area.latitude or 0, 4)],
            }
        properties = {column: plain(item[column]) for column in COLUMNS}
        features.append(
            {"type": "Feature", "id": item["id"], "geometry": point, "properties": properties}
        )
    return {
        "type": "FeatureCollection",
        "attribution": ATTRIBUTION,
        "note": "Points are postcode centres of areas served, not addresses of services.",
        "features": features,
    }


def first_area(item: dict[str, object], areas: AreaIndex) -> Area | None:
    codes = str(item["gss_codes"]).split(";")
    return areas.by_code(codes[0]) if codes[0] else None


def plain(value: object) -> object:
    return value if isinstance(value, (int, float, str)) or value is None else str(value)
