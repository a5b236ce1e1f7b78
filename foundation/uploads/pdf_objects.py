"""Lists what a PDF would do, by reading every object in it with pikepdf.

Runs as a program of its own (`python -I pdf_objects.py < file.pdf`), so that a small file which
unpacks to gigabytes, or takes minutes, ends this process and not the site. It imports nothing of
ours. It prints one finding on each line.

A file is read in several ways, since a reader program may not choose the one that we would: by
its own table of objects, without that table, and as it was before each later change.
"""

import io
import re
import resource
import sys
import zlib
from collections.abc import Iterable, Iterator

import pikepdf

DAMAGED, UNREADABLE, TOO_LARGE = "damaged", "unreadable", "too large"
# What is looked for. A name counts if it begins like this: `/EmbeddedFiles`.
NAMES = ("/JavaScript", "/Launch", "/EmbeddedFile", "/RichMedia", "/Encrypt")
LOCKED = "/Encrypt"
# Forms of programs that run scripts of their own. Too short a name to look for it alone in bytes.
SCRIPTED_FORM = "/XFA"
SCRIPTED_FORM_BYTES = re.compile(rb"/XFA[\s\[\d%<(]")
ALL_NAMES = tuple(name.encode() for name in (*NAMES, SCRIPTED_FORM))
HEXED = re.compile(rb"#([0-9A-Fa-f]{2})")
END = re.compile(rb"%%EOF[ \t]*(?:\r\n|\r|\n)?")
START_OF_STREAM = re.compile(rb"stream\r?\n")
# Where the first object of a packed part lies: a number, and not a reference to an outline.
FIRST_OBJECT = re.compile(
    rb"/First(?:[\s\0]|%[^\r\n]*[\r\n])*[+-]?\d+(?!\d)(?!(?:[\s\0]|%[^\r\n]*[\r\n])+\d+\s+R\b)"
)

MOST_UNPACKED, MOST_OBJECTS, MOST_REVISIONS = 20_000_000, 300_000, 50
# Of a damaged file, with its pictures.
MOST_SEARCHED, PIECE = 200_000_000, 65_536
MOST_MEMORY, MOST_SECONDS = 1_500_000_000, 4

Found = set[str]


class Unreadable(Exception):
    """A part of the file cannot be read: something may be hidden there."""


class TooLarge(Exception):
    """More objects, packed parts or versions than can be read in a short time."""


def list_findings(data: bytes) -> Found:
    """Return the names that were found, or why the file cannot be read."""
    try:
        return _read_every_way(data)
    except pikepdf.PdfError:
        return {DAMAGED}
    except Unreadable:
        return {UNREADABLE}
    except (TooLarge, MemoryError, RecursionError):
        return {TOO_LARGE}


def _read_every_way(data: bytes) -> Found:
    own = _View(data)
    found = own.read()
    views = [own, *(_View(other) for other in _other_readings(data))]
    for view in views[1:]:
        try:
            found |= view.read()
        except pikepdf.PdfError:
            continue  # no reader can open the file like this
    if own.is_damaged:
        # Reader programs mend such a file each in its own way, so the place of a name says nothing.
        found |= _find_in_bytes(data)
        for view in views:
            found |= view.found_in_packed
            if not view.is_searched_whole:
                raise Unreadable
        found |= _find_in_lost_streams(data)
        packed_parts = max(view.packed_parts for view in views)
        if len(FIRST_OBJECT.findall(_decode_names(data))) > packed_parts and LOCKED not in found:
            raise Unreadable  # a packed part that is so damaged that it is none to our reader
        if LOCKED not in found and _decode_names(data).count(b"/ObjStm") != packed_parts:
            raise Unreadable
    return found


def _other_readings(data: bytes) -> Iterator[bytes]:
    """The file without its table of objects, which is then put together by looking for objects;
    and the file as it was before each change that was appended to it."""
    yield data.replace(b"startxref", b"startxxxx")
    ends = [one.end() for one in END.finditer(data)][:-1]
    if len(ends) > MOST_REVISIONS:
        raise TooLarge
    for end in ends:
        yield data[:end]


class _View:
    """The file, read in one way."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.is_damaged, self.is_searched_whole = False, True
        self.packed_parts, self.unpacked = 0, 0
        self.found_in_packed: Found = set()

    def read(self) -> Found:
        try:
            with pikepdf.open(io.BytesIO(self.data), suppress_warnings=True) as pdf:
                found = self._read_objects(pdf)
                self.is_damaged = bool(pdf.get_warnings())
        except pikepdf.PasswordError:
            self.is_damaged = True
            return {LOCKED}
        return found

    def _read_objects(self, pdf: pikepdf.Pdf) -> Found:
        found = _find_in(pdf.trailer)
        if pdf.is_encrypted:
            found.add(LOCKED)
        objects = list(pdf.objects)
        if len(objects) > MOST_OBJECTS:
            raise TooLarge
        known = {one.objgen[0] for one in objects if isinstance(one, pikepdf.Object)}
        for one in objects:
            found |= _find_in(one)
            if isinstance(one, pikepdf.Stream) and _is_packed_part(one):
                found |= self._read_packed_part(one, known)
            elif isinstance(one, pikepdf.Stream) and "/N" in one:
                self._search_possible_part(one)
        return found

    def _read_packed_part(self, part: pikepdf.Stream, known: set[int]) -> Found:
        """Objects packed in a stream are among those of the file already, unless its table leaves
        some out. Then the bytes are searched."""
        self.packed_parts += 1
        try:
            content = part.read_bytes()
            in_bytes = self._search(content)
            numbers = [int(one) for one in content[: int(part.First)].split()]
            is_whole = len(numbers) == 2 * int(part.N)
        except (pikepdf.PdfError, AttributeError, ValueError, TypeError):
            raise Unreadable from None
        if not is_whole:
            raise Unreadable
        return set() if set(numbers[::2]) <= known else in_bytes

    def _search_possible_part(self, stream: pikepdf.Stream) -> None:
        """Also search streams that a reader could take for a packed part: in a damaged file, what
        would say so may be lost."""
        try:
            self._search(stream.read_bytes())
        except pikepdf.PdfError:
            self.is_searched_whole = False

    def _search(self, content: bytes) -> Found:
        self.unpacked += len(content)
        if self.unpacked > MOST_UNPACKED:
            raise TooLarge
        found = _find_in_bytes(content)
        self.found_in_packed |= found
        return found


def _is_packed_part(stream: pikepdf.Stream) -> bool:
    """Some readers know such a part by where its first object lies, whatever its type."""
    return stream.get("/Type") == "/ObjStm" or "/First" in stream


def _find_in(value: object) -> Found:
    """Look through one object, not through those that it refers to. Only an object whose bytes
    have such a name is looked at piece by piece: the name may be within a text."""
    if not isinstance(value, pikepdf.Object):
        return set()
    whole = value.stream_dict if isinstance(value, pikepdf.Stream) else value
    written = whole.unparse(resolved=True)
    if not any(name in written for name in ALL_NAMES):
        return set()
    try:
        return _find_in_pieces(whole)
    except UnicodeDecodeError:  # old programs write names in other encodings
        return _find_in_bytes(written)


def _find_in_pieces(whole: pikepdf.Object) -> Found:
    found: Found = set()
    waiting: list[object] = [whole]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Name):
            found |= _match(str(one))
        elif isinstance(one, pikepdf.Dictionary):
            for name, inner in one.items():
                found |= _match(name) | ({SCRIPTED_FORM} if name == SCRIPTED_FORM else set())
                waiting += _list_direct([inner])
        elif isinstance(one, pikepdf.Array):
            waiting += _list_direct(one)
    return found


def _list_direct(values: Iterable[object]) -> list[object]:
    return [one for one in values if isinstance(one, pikepdf.Object) and not one.is_indirect]


def _match(name: str) -> Found:
    return {one for one in NAMES if name.startswith(one)}


def _find_in_lost_streams(data: bytes) -> Found:
    """Unpack whatever begins like a packed stream, also where our reader dropped the object."""
    found: Found = set()
    left = MOST_SEARCHED
    for start in START_OF_STREAM.finditer(data):
        content = _unpack(data, start.end(), left)
        left -= len(content)
        if left <= 0:
            raise TooLarge
        found |= _find_in_bytes(content)
    return found


def _unpack(data: bytes, start: int, most: int) -> bytes:
    """Unpack what begins there, as far as it goes; in pieces, so that no rest is copied."""
    packed, content = zlib.decompressobj(), bytearray()
    while not packed.eof and start < len(data) and len(content) < most:
        try:
            content += packed.decompress(data[start : start + PIECE], most)
        except zlib.error:
            break
        start += PIECE
    return bytes(content)


def _decode_names(data: bytes) -> bytes:
    """Return `/J#61vaScript` as `/JavaScript`."""
    return HEXED.sub(lambda found: bytes([int(found[1], 16)]), data)


def _find_in_bytes(data: bytes) -> Found:
    """Find the names wherever they are, also in a text, a comment or a picture."""
    data = _decode_names(data)
    found = {name for name in NAMES if name.encode() in data}
    return found | ({SCRIPTED_FORM} if SCRIPTED_FORM_BYTES.search(data) else set())


def _limit(kind: int, most: int) -> None:
    """Set a limit of this process, or keep the tighter one that it was started with."""
    _, hard = resource.getrlimit(kind)
    most = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(kind, (most, most))


def main() -> None:
    if sys.platform != "darwin":  # which takes no limit of memory
        _limit(resource.RLIMIT_AS, MOST_MEMORY)
    _limit(resource.RLIMIT_CPU, MOST_SECONDS)
    _limit(resource.RLIMIT_CORE, 0)
    print("\n".join(sorted(list_findings(sys.stdin.buffer.read()))))


if __name__ == "__main__":
    main()
