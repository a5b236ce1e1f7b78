"""Coverage: what is reported for each authority, and how old the reports are."""

from collections import Counter

from directory.search.rows import Row, load_rows
from mapping_data.area_index import AreaIndex
from mapping_data.partial_dates import AgeBand

REPORTED = ("operational", "pilot")
RECURRENT_MODELS = ("pause", "local", "unknown")


def counts_as_service(row: Row) -> bool:
    """A recurrent care service that its source reports as running; FDAC counts beside these."""
    values = row.values
    return values["model"][0] in RECURRENT_MODELS and values["status"][0] in REPORTED


def newest_bands(areas: AreaIndex) -> dict[int, AgeBand]:
    """Area id of every authority with a service reported, to the age of its newest report."""
    order = list(AgeBand)
    newest: dict[int, AgeBand] = {}
    for row in load_rows(areas):
        if row.is_outside or not counts_as_service(row):
            continue
        band = row.as_at.age_band(areas.day)
        for area in row.areas:
            newest[area] = min(newest.get(area, band), band, key=order.index)
    return newest


def picture(areas: AreaIndex) -> dict[str, str]:
    """The national picture in one sentence with its denominator, split by the age of reports."""
    current = {area.pk for area in areas.current()}
    bands = {pk: band for pk, band in newest_bands(areas).items() if pk in current}
    ages = Counter(bands.values())
    return {
        "sentence": f"{len(bands)} of {len(current)} authorities have a recurrent care service "
        f"reported: {ages[AgeBand.WITHIN_12_MONTHS]} confirmed in the last 12 months, "
        f"{ages[AgeBand.ONE_TO_THREE_YEARS]} from 1 to 3 years ago, "
        f"{ages[AgeBand.OVER_THREE_YEARS]} over 3 years ago and {ages[AgeBand.UNDATED]} undated.",
        "note": f"Authorities as they stand on {areas.day.day} {areas.day:%B %Y}. For the other "
        f"{len(current) - len(bands)} nothing is established here: that is not the same as none.",
        "url": "/areas/",
        "link_title": "Every authority, by region",
    }
