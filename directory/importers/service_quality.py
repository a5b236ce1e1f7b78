"""What the services that stand leave open, for the report of their import."""

from datetime import date
from typing import Any

from django.utils import timezone

from directory.models import AreaServed, Service
from mapping_data.area_index import AreaIndex
from mapping_data.importers.tables import Row

SINCE_2023 = date(2023, 4, 1)


def gaps_of_services() -> dict[str, Any]:
    """Authorities of today that no record names, and services that lack what matters most."""
    today = timezone.localdate()
    index = AreaIndex.load(today)
    served = set(index.carry_ids(AreaServed.objects.values_list("area_id", flat=True).distinct()))
    open_services = Service.objects.exclude(status=Service.Status.CLOSED)
    return {
        "as_at": today.isoformat(),
        "authorities_without_service_record": [
            f"{area.gss_code} {area.common_name}"
            for area in index.current()
            if area.pk not in served
        ],
        "services_without_area": _slugs(Service.objects.filter(areas_served=None)),
        "services_without_referral_route": _slugs(open_services.filter(referral_route="")),
        "services_without_summary": _slugs(Service.objects.filter(summary="")),
    }


def mismatches_of_2023(rows: list[Row]) -> list[dict[str, str]]:
    """Where the register's own codes of 2023 are not what our successions lead to."""
    index = AreaIndex.load(SINCE_2023)
    found = []
    for row in rows:
        areas = [index.by_code(code) for code in filter(None, row["la_codes"].split(";"))]
        carried = index.carry_ids(area.pk for area in areas if area)
        ours = ";".join(sorted(index.code_on(index.areas[pk], SINCE_2023) for pk in carried))
        register = ";".join(sorted(filter(None, row["la_codes_2023"].split(";"))))
        if ours != register:
            found.append({"record": row["slug"], "carried": ours, "register": register})
    return found


def _slugs(services: Any) -> list[str]:
    return sorted(services.values_list("slug", flat=True))
