"""PDFs: kept as they are, and refused where they do something when they are opened.

This is a look at names, not a virus scanner, and the guard does not read what a PDF says.
"""

import io
import re
import zipfile

from community.attachments.pdf_objects import unpacked
from community.attachments.results import Cleaned, Refused

HEADER = re.compile(rb"%PDF-[12]\.\d")
END = re.compile(rb"%%EOF\s*\Z")
HEXED = re.compile(rb"#([0-9A-Fa-f]{2})")
# What a PDF may not have, and how that is said. Long names only: three letters stand by chance
# in any compressed picture.
REFUSED = (
    (rb"/JavaScript", "it holds a script."),
    (rb"/Launch", "it starts other programs."),
    (rb"/EmbeddedFile", "it has other files in it. Attach them one by one."),
    (rb"/RichMedia", "it holds a film or a program."),
    (rb"/Encrypt", "it is locked with a password or protected. Save it without protection."),
)
# Forms of programs that run scripts of their own; too short a name to look for it alone.
SCRIPTED_FORM = re.compile(rb"/XFA\s*[\[\d]")


def examine(data: bytes) -> Cleaned:
    if not HEADER.match(data) or not END.search(data[-1024:]):
        raise Refused("it is damaged, or it is not a PDF.")
    if zipfile.is_zipfile(io.BytesIO(data)):
        raise Refused("it is two files in one.")
    seen = _names_whole(data) + _names_whole(unpacked(data))
    if SCRIPTED_FORM.search(seen):
        raise Refused("it is a form with scripts. Print it to a PDF, and attach that.")
    for name, words in REFUSED:
        if name in seen:
            raise Refused(words)
    return Cleaned(data)


def _names_whole(data: bytes) -> bytes:
    """`/J#61vaScript` as `/JavaScript`."""
    return HEXED.sub(lambda found: bytes([int(found[1], 16)]), data)
