"""Named places on a page that other parts of the site fill.

The directory knows nothing of spotlights, references or topics. Its pages offer a place by
name; `site/config/slots.py` says who fills it. A filler is called with the record of the page
and answers HTML, already escaped, or an empty string. It must ask a constant number of queries.
"""

from collections.abc import Callable

from django.http import HttpRequest
from django.utils.safestring import SafeString

from foundation.registry import Registry

Filler = Callable[[object], SafeString | str]
# Shows something to some readers alone. It marks such a request `is_personal`, so that no shared
# cache keeps the page, and leaves the request of everyone else as it was.
ReaderFiller = Callable[[object, HttpRequest], SafeString | str]

SERVICE = "service"
AREA = "area"
REGION = "region"
SPOTLIGHT = "spotlight"
REFERENCE = "reference"
PLACES = (SERVICE, AREA, REGION, SPOTLIGHT, REFERENCE)

_fillers = Registry[str, list[Filler]]("place on a page", {place: [] for place in PLACES})
_reader_fillers = Registry[str, list[ReaderFiller]](
    "place on a page", {place: [] for place in PLACES}
)


def fill(place: str, filler: Filler) -> None:
    """Have `filler` called whenever a page offers `place`. Raises `KeyError` for no such place."""
    if filler not in _fillers[place]:
        _fillers[place].append(filler)


def filled(place: str, record: object) -> list[SafeString | str]:
    """What there is to show at `place` about `record`, in the order of registration."""
    parts = (filler(record) for filler in _fillers[place])
    return [part for part in parts if part]


def fill_for_reader(place: str, filler: ReaderFiller) -> None:
    """The same for what only some readers may see."""
    if filler not in _reader_fillers[place]:
        _reader_fillers[place].append(filler)


def filled_for_reader(place: str, record: object, request: HttpRequest) -> list[SafeString | str]:
    """What there is to show at `place` to whoever asks."""
    parts = (filler(record, request) for filler in _reader_fillers[place])
    return [part for part in parts if part]
