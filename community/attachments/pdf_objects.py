"""Objects of a PDF that stand in packed parts (object streams), where a look at its bytes would
not find them. What cannot be read whole is refused: somebody may hide something there.
"""

import re
import zlib
from bisect import bisect

from community.attachments.results import Refused

MOST_UNPACKED, MOST_PARTS = 20_000_000, 5_000
CHUNK = 65_536
UNREADABLE = "a part of it cannot be read."


def _spelled(name: str) -> bytes:
    """A name as a pattern: each letter itself, or by its number (`/Obj#53tm`)."""
    letters = "".join(f"(?:{one}|#(?i:{ord(one):02x}))" for one in name)
    return f"/{letters}(?![^\\s()<>\\[\\]{{}}/%])".encode()


# All that programs write before such a part. Whatever else stands there could lead a reader
# elsewhere than us: another filter, a comment or a string with half a head in it.
HEAD = re.compile(
    rb"(?<!\d)\d{1,10}\s{1,9}\d{1,5}\s{1,9}obj\s*<<"
    rb"(?:\s*/(?:Type\s*/ObjStm|N\s+\d+|First\s+\d+|Length\s+\d+(?:\s+\d+\s+R)?"
    rb"|Extends\s+\d+\s+\d+\s+R|Filter\s*(?:/FlateDecode|\[\s*/FlateDecode\s*\])))+"
    rb"\s*>>\s*stream\r?\n"
)
PACKED = re.compile(_spelled("ObjStm"))
FILTERED = re.compile(rb"/Filter\b")
# Some readers know such a part by where its first object stands, whatever it says of itself. In
# a list of headings the same word leads to the first of them.
FIRST = re.compile(_spelled("First"))
HEADING = re.compile(rb"/First\s+\d+\s+\d+\s+R\b")
AFTER = re.compile(rb"stream\s|endobj")


def unpacked(data: bytes) -> bytes:
    """What stands in all packed parts. Raises `Refused` for what is not plain to read, and for
    more than is bearable."""
    heads = [found for found in HEAD.finditer(data) if PACKED.search(found[0])]
    if len(heads) > MOST_PARTS:
        raise Refused("it is too large once it is unpacked.")
    _nothing_beside(data, [found.span() for found in heads])
    parts: list[bytes] = []
    left = MOST_UNPACKED
    for found in heads:
        if len(FILTERED.findall(found[0])) != 1:
            raise Refused(UNREADABLE)
        parts.append(_inflated(data, found.end(), left))
        left -= len(parts[-1])
    return b"\n".join(parts)


def _nothing_beside(data: bytes, spans: list[tuple[int, int]]) -> None:
    """Every word of a packed part stands in a head that was understood."""
    inside = {place for pattern in (PACKED, FIRST) for place in _places(pattern, data, spans)}
    for found in PACKED.finditer(data):
        if found.start() not in inside:
            raise Refused(UNREADABLE)
    ends = [(found.start(), found[0]) for found in AFTER.finditer(data)]
    for found in FIRST.finditer(data):
        if found.start() not in inside and not _is_heading(data, found.start(), ends):
            raise Refused(UNREADABLE)


def _places(pattern: re.Pattern[bytes], data: bytes, spans: list[tuple[int, int]]) -> list[int]:
    return [one.start() for start, end in spans for one in pattern.finditer(data, start, end)]


def _is_heading(data: bytes, place: int, ends: list[tuple[int, bytes]]) -> bool:
    """It stands in an object without a part behind it."""
    number = bisect(ends, (place, b""))
    has_no_part = number < len(ends) and ends[number][1] == b"endobj"
    return has_no_part and bool(HEADING.match(data, place))


def _inflated(data: bytes, start: int, most: int) -> bytes:
    """To its own end: the word that ends a part could stand within it as well."""
    reader, said, size = zlib.decompressobj(), list[bytes](), 0
    try:
        while not reader.eof and start < len(data):
            said.append(reader.decompress(data[start : start + CHUNK], most - size + 1))
            size, start = size + len(said[-1]), start + CHUNK
            if size > most:
                raise Refused("it is too large once it is unpacked.")
    except zlib.error:
        raise Refused(UNREADABLE) from None
    if not reader.eof:
        raise Refused(UNREADABLE)
    return b"".join(said)
