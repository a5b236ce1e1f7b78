"""RIS: two letters, two blanks, a dash, a blank, the value; CRLF at the end of every line."""

from collections.abc import Iterable, Iterator

from cms.evidence.files.authors import Authors
from cms.evidence.files.entries import Entry
from cms.models import Reference

Type = Reference.Type
TYPES = {
    Type.JOURNAL_ARTICLE: "JOUR",
    Type.BOOK: "BOOK",
    Type.BOOK_CHAPTER: "CHAP",
    Type.WEB_RESOURCE: "ELEC",
    Type.UNIDENTIFIED: "GEN",
    Type.EVALUATION_PROJECT: "GEN",
}
OTHERS = "Its source names further authors only as “and others”."
Line = tuple[str, str]


def ris(entries: Iterable[Entry]) -> str:
    return "\r\n".join(written(entry) for entry in entries)


def written(entry: Entry) -> str:
    lines = [
        ("TY", TYPES.get(Type(entry.type), "RPRT")),
        ("ID", entry.key),
        *((("ED" if entry.authors.are_editors else "AU"), name) for name in listed(entry.authors)),
        ("PY", entry.year),
        ("TI", entry.title),
        *contained(entry),
        ("PB", entry.publisher),
        ("DO", entry.doi),
        ("UR", entry.url),
        *(("KW", word) for word in entry.keywords),
        ("N1", OTHERS if entry.authors.others else ""),
    ]
    body = "".join(f"{tag}  - {value}\r\n" for tag, value in lines if value)
    return f"{body}ER  - \r\n"


def listed(authors: Authors) -> list[str]:
    return [name.written for name in authors.names]


def contained(entry: Entry) -> Iterator[Line]:
    """The journal or book; a report's series is its number's name."""
    inside = entry.container
    is_part = entry.type in (Type.JOURNAL_ARTICLE, Type.BOOK_CHAPTER)
    yield ("T2" if is_part else "T3"), inside.title
    for name in listed(inside.editors):
        yield "A2", name
    first, last = inside.page_range
    yield from (("VL", inside.volume), ("IS", inside.number), ("SP", first), ("EP", last))
