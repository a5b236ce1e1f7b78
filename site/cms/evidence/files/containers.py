"""What a publication appeared in, taken apart where the register's form allows."""

import re
from dataclasses import dataclass, field

from cms.evidence.files.authors import Authors, read_authors
from foundation.text import make_printable_line

# “Societies, 10(4), 88”; “Child Abuse Review, 27, 72-84”
JOURNAL = re.compile(
    r"(?P<title>.*?\D), (?P<volume>\d+)(?:\((?P<number>[^()]+)\))?(?:, (?P<pages>[^,]+))?"
)
# “Busch, F. N. (ed) Mentalization, 207-235”
BOOK = re.compile(
    r"(?P<editors>.+?) \(eds?\.?\) (?P<title>.+?)(?:, (?P<pages>[0-9ivxlc]+[-–][0-9ivxlc]+))?"
)
RANGE = re.compile(r"(\w+)\s*[-–—]+\s*(\w+)")


@dataclass(frozen=True)
class Container:
    """`title` is the whole text where its form is not known."""

    title: str
    volume: str = ""
    number: str = ""
    pages: str = ""
    editors: Authors = field(default_factory=Authors)

    @property
    def page_range(self) -> tuple[str, str]:
        """The first and the last page; an article number has no last."""
        found = RANGE.fullmatch(self.pages)
        return (found[1], found[2]) if found else (self.pages, "")


def journal(written: str) -> Container:
    found = JOURNAL.fullmatch(make_printable_line(written))
    if not found:
        return Container(make_printable_line(written))
    return Container(found["title"], found["volume"], found["number"] or "", found["pages"] or "")


def book(written: str) -> Container:
    """The book that a chapter stands in."""
    found = BOOK.fullmatch(make_printable_line(written))
    if not found:
        return Container(make_printable_line(written))
    return Container(
        found["title"], pages=found["pages"] or "", editors=read_authors(found["editors"])
    )
