"""What is said of a published table: what it covers, and how its totals were worked out again."""

import re
from collections.abc import Sequence

from directory.formatting import listed
from mapping_data.partial_dates import PartialDate
from mapping_data.published_checks import Finding, Part
from mapping_data.published_tables import Table

# Codes of the register that a reader would not know; blank where the labels say it already.
UNITS = {
    "GBP": "pounds",
    "FTE": "full-time equivalents",
    "percent": "per cent",
    "percent or score": "per cent, and points of a score",
    "computed": "worked out by the compiler of the register",
    "as labelled": "",
    "count": "",
    "flag": "",
    "ratio": "",
}
# Columns that the register had to call something where the source has one column of figures.
COLUMNS = {"value": "Figure", "number": "Figure", "count": "Figure"}
# A month within a period; “2019-20” and “2020-21” are years, which no month has.
MONTH = re.compile(r"(?<![\d/-])(?:c\.)?\d{4}(?:-(?:0[1-9]|1[0-2]))?(?![\d/-])")
MOST_PARTS = 6


def period_words(text: str) -> str:
    """“2020-04 to 2020-06” as “April 2020 to June 2020”; all other words as they are."""
    return MONTH.sub(lambda found: PartialDate.parse(found.group()).words, text)


def column_words(label: str) -> str:
    """A heading: “Children”, “% of target”, “Figure”."""
    return COLUMNS.get(label, label[:1].upper() + label[1:])


def units_words(table: Table) -> str:
    """“children and per cent”; blank where some figures bear no unit but their label."""
    units = [UNITS.get(unit, unit) for unit in table.said("unit")]
    return listed(dict.fromkeys(units)) if all(units) else ""


def sums_words(table: Table) -> str:
    """How many totals and shares were worked out again, and how many are as printed."""
    found = [cell.finding for _, _, cell in table.cells() if cell.finding is not None]
    sums = [finding for finding in found if not finding.is_share]
    shares = [finding for finding in found if finding.is_share]
    counts = [counts_words(sums, "total"), counts_words(shares, "share")]
    said = listed(filter(None, counts))
    verb = "is" if len(found) == 1 else "are"
    again = f"Worked out again from the other figures, {said} {verb} as printed." if said else ""
    why_not = "" if sums else str(table.record.get_totals_display())
    rules = dict.fromkeys(check.note for check in table.checks if check.note)
    return " ".join(filter(None, [why_not, again, *rules]))


def counts_words(found: Sequence[Finding], noun: str) -> str:
    """“all 13 totals”, “7 of 8 shares”; what rounding explains counts as printed."""
    agree = sum(not finding.differs for finding in found)
    if len(found) == 1:
        return f"the one {noun}" if agree else f"no {noun}"
    if not found:
        return ""
    return f"{'all' if agree == len(found) else f'{agree} of'} {len(found)} {noun}s"


def difference(finding: Finding) -> str:
    """A printed figure beside what the others come to, in a sentence or two."""
    place = finding.row if finding.column in COLUMNS else f"{finding.row}, {finding.column}"
    printed = f"{place}: printed as {finding.printed_as}"
    if finding.is_share:
        part, whole = finding.parts
        return f"{printed}; {part.words} of {whole.words} is {finding.words}."
    words = f"{printed}; {parts_words(finding.parts)} come to {finding.words}"
    if finding.is_rounding:
        words += ", which rounding in print explains"
    if finding.not_given:
        words += f". No figure is printed for {listed(finding.not_given)}"
    return f"{words}."


def parts_words(parts: Sequence[Part]) -> str:
    if len(parts) > MOST_PARTS:
        return f"its {len(parts)} parts"
    added = listed(f"{part.label} {part.words}" for part in parts if part.sign > 0)
    less = listed(f"{part.label} {part.words}" for part in parts if part.sign < 0)
    return f"{added}, less {less}," if less else added
