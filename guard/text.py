"""What a rule reads: the plain text, and what is worked out from it once for all rules."""

import re
from bisect import bisect_left
from functools import cached_property
from typing import Any

from guard.plain import Plain
from guard.spelled import Run, runs

Span = tuple[int, int]

# Numbers that are known for what they are, and point to no family.
PUBLISHED = re.compile(
    r"(?i)\b(?:doi:?\s*)?10\.\d{4,9}/[^\s\"<>)\]]+"
    r"|\bis[bs]n(?:[ -]?1[03])?s?[ :.]*(?:is |was )?[\dxOl][\dOl\s-]{6,18}[\dxX]"
    r"|\b97[89][ -]?\d[\d -]{8,13}\d\b"
    r"|\b(?:order|po|purchase order|invoice|receipt|tracking|parcel|award letter|grant|tender|"
    r"charity|company|barcode|catalogue|shelf ?mark|pmid|pmcid|eprint|requisition|quote|isrctn|"
    r"nct|hansard|product|item|booking|licen[cs]e|stock|account|serial|delivery|consignment|"
    r"confirmation|uprn|urn|orcid)(?: (?:reference|order|letter|award|registration))?"
    r"(?: ?(?:number|numbers|no|num|nr|ref|reference|code|id))?\b[ .:#]*(?:is |"
    r"was )?(?!for\b)[A-Z]{0,5}[ #-]?\d[\d -]{3,20}\d\b"
)
CITED = re.compile(
    r"[\[(](?:19|20)\d\d[\])] (?:\d+ )?(?:UKSC|UKHL|EWCA|EWHC|EWFC|EWCOP|UKUT|FLR|WLR|AC|All ER|"
    r"Fam|"
    r"CSIH|NIFam|ECHR)\b[^.;\n]{0,20}"
)


class Text:
    """The plain text of what was written, and what several rules ask of it."""

    def __init__(self, read: Plain) -> None:
        self.plain: Plain = read
        self.text: str = read.text
        self.kept: dict[str, list[Span]] = {}
        self.memo: dict[str, Any] = {}

    @cached_property
    def runs(self) -> list[Run]:
        return runs(self.text)

    @cached_property
    def published(self) -> list[Span]:
        return [found.span() for found in PUBLISHED.finditer(self.text)]

    @cached_property
    def cited(self) -> list[Span]:
        return [found.span() for found in CITED.finditer(self.text)]

    def before(self, start: int, characters: int = 60) -> str:
        """What stands just before, in the same paragraph."""
        return self.text[max(0, start - characters) : start].rpartition("\n\n")[2]

    def after(self, end: int, characters: int = 60) -> str:
        return self.text[end : end + characters].partition("\n\n")[0]

    def sentence(self, start: int, end: int, more: int = 0) -> str:
        return self.plain.sentences.around(start, end, more)


def overlaps(span: Span, others: list[Span]) -> bool:
    """Whether a stretch meets one of `others`, which stand in order and apart."""
    before = bisect_left(others, (span[1],))
    return before > 0 and others[before - 1][1] > span[0]
