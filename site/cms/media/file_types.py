"""Which types of file the site keeps and serves, and the check of a document before it is kept.

A file is what its content says, whatever its name.
"""

from pathlib import PurePath
from typing import IO

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

from foundation.uploads.file_types import list_content_types
from foundation.uploads.signatures import LOOKED_AT, has_signature, is_markup

PICTURES = list_content_types("gif", "jpeg", "png", "webp")
DOCUMENTS = list_content_types("csv", "docx", "ods", "odt", "pdf", "txt", "xlsx")
LARGEST_DOCUMENT = 20 * 1024 * 1024


def ending(name: str) -> str:
    return PurePath(name).suffix.lower().lstrip(".")


def check_document(name: str, size: int, file: IO[bytes]) -> None:
    """Raises `ValidationError` in words where the file is not of a kind that is kept."""
    kind = ending(name)
    if kind not in DOCUMENTS:
        allowed = ", ".join(DOCUMENTS)
        raise ValidationError(f"Files ending in “.{kind}” are not kept here. Use {allowed}.")
    if size > LARGEST_DOCUMENT:
        largest = filesizeformat(LARGEST_DOCUMENT)
        raise ValidationError(f"The file has {filesizeformat(size)}; at most {largest} is kept.")
    if has_signature(kind, file):
        return
    beginning = file.read(LOOKED_AT)
    file.seek(0)
    if is_markup(beginning):
        raise ValidationError(f"The file is named “.{kind}”, but it is a web page or a drawing.")
    raise ValidationError(
        f"The file is named “.{kind}”, but its content is something else, or it holds macros. "
        f"Save it as {kind} and try again."
    )
