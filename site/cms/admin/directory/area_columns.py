"""How editors see an area: its name, and when it was or will be one."""

from datetime import date

from django.utils import timezone

from mapping_data.models import Area


def area_period(area: Area, today: date | None = None) -> str:
    """“until 31 March 2023”, “from 1 April 2027”; empty for an area of today."""
    today = today or timezone.localdate()
    if area.valid_to:
        return f"until {area.valid_to.day} {area.valid_to:%B %Y}"
    if area.valid_from and area.valid_from > today:
        return f"from {area.valid_from.day} {area.valid_from:%B %Y}"
    return ""


def area_title(area: Area, today: date | None = None) -> str:
    """“Cumbria (until 31 March 2023)”, “Leeds”."""
    period = area_period(area, today)
    return f"{area.common_name} ({period})" if period else area.common_name


def area_type(area: Area) -> str:
    return area.authority_type or area.get_kind_display()
