"""What an editor is told after saving, where nothing is wrong and something is odd."""

from django.contrib import messages
from django.http import HttpRequest

from directory.models import Service
from directory.services.completeness import no_area

NO_AREA = (
    "“{name}” operates in England, and no authority is listed that it serves. It will be found "
    "by its name alone. Add the authorities under “Where” as soon as a source names them."
)


def warn_of_no_area(request: HttpRequest, record: object) -> None:
    """A warning and no error: the source may not say. Not for saves in the background,
    which show no messages: they would pile up."""
    if not request.accepts("text/html"):
        return
    if isinstance(record, Service) and record.status == "operational" and no_area(record):
        messages.warning(request, NO_AREA.format(name=record.name))
