"""PDFs: kept as they are, and refused where they do something when they are opened.

This is a look at names, not a virus scanner, and the guard does not read what a PDF says.
"""

import io
import re
import zipfile
import zlib

from community.attachments.cleaned import Cleaned, Refused

HEADER = re.compile(rb"%PDF-[12]\.\d")
END = re.compile(rb"%%EOF\s*\Z")
HEXED = re.compile(rb"#([0-9A-Fa-f]{2})")
STREAM = re.compile(rb"(?<!end)stream\r?\n")
LONGEST_HEAD = 400
# What a PDF may not have, and how that is said. Long names only: three letters stand by chance
# in any compressed picture.
REFUSED = (
    (rb"/JavaScript", "it holds a script."),
    (rb"/Launch", "it starts other programs."),
    (rb"/EmbeddedFile", "it has other files in it. Attach them one by one."),
    (rb"/RichMedia", "it holds a film or a program."),
    (rb"/Encrypt", "it is locked with a password or protected. Save it without protection."),
)
MOST_UNPACKED, MOST_PARTS = 20_000_000, 5_000


def examine(data: bytes) -> Cleaned:
    if not HEADER.match(data) or not END.search(data[-1024:]):
        raise Refused("it is damaged, or it is not a PDF.")
    if zipfile.is_zipfile(io.BytesIO(data)):
        raise Refused("it is two files in one.")
    seen = _names_whole(data) + _names_whole(_unpacked(data))
    for name, words in REFUSED:
        if name in seen:
            raise Refused(words)
    return Cleaned(data)


def _names_whole(data: bytes) -> bytes:
    """`/J#61vaScript` as `/JavaScript`."""
    return HEXED.sub(lambda found: bytes([int(found[1], 16)]), data)


def _unpacked(data: bytes) -> bytes:
    """What stands in compressed streams of objects. Raises `Refused` for more than is bearable."""
    parts, size = [], 0
    for found in STREAM.finditer(data):
        head = data[max(0, found.start() - LONGEST_HEAD) : found.start()].rpartition(b" obj")[2]
        if b"/ObjStm" not in _names_whole(head):
            continue
        end = data.find(b"endstream", found.end())
        try:
            packed = data[found.end() : end if end > 0 else None]
            part = zlib.decompressobj().decompress(packed, MOST_UNPACKED - size)
        except zlib.error:
            raise Refused("a part of it cannot be read.") from None
        parts.append(part)
        size += len(part)
        if size >= MOST_UNPACKED or len(parts) > MOST_PARTS:
            raise Refused("it is too large once it is unpacked.")
    return b"\n".join(parts)
