"""The columns of the editors' list of services."""

from django.utils import timezone
from wagtail.admin.ui.tables import Column

from cms.admin.directory.area_columns import area_title
from directory.formatting import confirmed
from directory.models import Service
from directory.services.completeness import missing
from mapping_data.partial_dates import AgeBand

NAMES_SHOWN = 2
MODELS = {"fdac": "FDAC", "local": "Local", "related": "Related", "unknown": "Not known"}


class RecordColumn(Column):
    """A cell of a few short lines; its template says which."""

    cell_template_name = "cms/admin/directory/record_cell.html"


class ModelColumn(RecordColumn):
    """The model, and who runs the service."""

    def get_value(self, service: Service) -> dict[str, object]:
        model = MODELS.get(service.model, service.get_model_display())
        return {"line": model, "small": str(service.provider or "")}


class AreasColumn(RecordColumn):
    def get_value(self, service: Service) -> dict[str, object]:
        names = [area_title(served.area) for served in service.areas_served.all()]
        if not names:
            return {"line": service.area_note if service.in_england else service.country}
        more = len(names) - NAMES_SHOWN
        return {
            "line": ", ".join(names[:NAMES_SHOWN]),
            "small": f"and {more} more" if more > 0 else "",
            "title": ", ".join(names),
        }


class StatusColumn(RecordColumn):
    """The status, as at when, and how old that word is."""

    def get_value(self, service: Service) -> dict[str, object]:
        band = confirmed(service).age_band(timezone.localdate())
        as_at = service.status_as_at
        return {
            "line": service.get_status_display(),
            "small": f"as at {as_at.words}" if as_at else "",
            "note": band.words,
            "state": "old" if band in (AgeBand.OVER_THREE_YEARS, AgeBand.UNDATED) else "",
        }


class CheckedColumn(RecordColumn):
    def get_value(self, service: Service) -> dict[str, object]:
        day = service.last_checked_on
        return {"line": f"{day.day} {day:%b %Y}"} if day else {"small": "never"}


class MissingColumn(RecordColumn):
    def get_value(self, service: Service) -> dict[str, object]:
        return {"tags": [part.label for part in missing(service)]}


class PublishedColumn(RecordColumn):
    def get_value(self, service: Service) -> dict[str, object]:
        if not service.live:
            return {"line": "Draft", "state": "old"}
        return {"line": "Live", "small": "draft waiting" if service.has_unpublished_changes else ""}


WIDE = "record-wide"  # left out on a narrow screen

SERVICE_COLUMNS = [
    "name",
    ModelColumn("model", label="Model", sort_key="model", classname=WIDE),
    AreasColumn("areas", label="Serves", classname=WIDE),
    StatusColumn("status", label="Status", sort_key="status"),
    CheckedColumn("last_checked_on", label="Checked", sort_key="last_checked_on", classname=WIDE),
    MissingColumn("missing", label="Missing"),
    PublishedColumn("live", label="Published", sort_key="live", classname=WIDE),
]
