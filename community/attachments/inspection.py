"""Looking at a file that somebody sends: what it is, what of it is kept, and why it is refused."""

from dataclasses import dataclass

from django.conf import settings

from community.attachments.file_types import ENDINGS, OF_ENDING
from foundation.uploads.exceptions import UploadRefused
from foundation.uploads.filenames import get_extension
from foundation.uploads.inspection import inspect_file

# As much as the guard reads of one file: about twenty-five pages, in half a second.
MOST_READ = 50_000


@dataclass(frozen=True)
class Examined:
    """`is_read`: the guard sees all that the file says."""

    kind: str
    data: bytes
    text: str
    is_read: bool


def examined(name: str, data: bytes) -> Examined:
    """Raises `UploadRefused`."""
    kind = OF_ENDING.get(get_extension(name))
    if kind is None:
        raise UploadRefused(f"files of this kind are not taken. These are: {ENDINGS}.")
    if not data:
        raise UploadRefused("it is empty.")
    if len(data) > settings.ATTACHMENT_MOST_BYTES:
        raise UploadRefused(too_large())
    cleaned = inspect_file(kind, data)
    text = cleaned.text[:MOST_READ]
    return Examined(kind, cleaned.data, text, cleaned.is_read and len(text) == len(cleaned.text))


def too_large() -> str:
    return f"it is larger than {in_words(settings.ATTACHMENT_MOST_BYTES)}."


def in_words(size: int) -> str:
    """“640 bytes”, “12 KB”, “1.3 MB”."""
    if size < 1024:
        return f"{size} bytes"
    if size < 1024 * 1024:
        return f"{size // 1024} KB"
    words = f"{size / (1024 * 1024):.1f}".removesuffix(".0")
    return f"{words} MB"
