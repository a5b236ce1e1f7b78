"""Which kinds of file are kept and served, and how each is told by its content.

A fixed list: nothing that a browser would run (HTML, SVG, script) is ever on it, and a file is
what its first bytes say, whatever its name.
"""

from collections.abc import Callable
from pathlib import PurePath
from typing import IO
from zipfile import BadZipFile, ZipFile

from django.core.exceptions import ValidationError
from django.template.defaultfilters import filesizeformat

PICTURES = {
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "webp": "image/webp",
}
_OFFICE = "application/vnd.openxmlformats-officedocument"
DOCUMENTS = {
    "csv": "text/csv; charset=utf-8",
    "docx": f"{_OFFICE}.wordprocessingml.document",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "txt": "text/plain; charset=utf-8",
    "xlsx": f"{_OFFICE}.spreadsheetml.sheet",
}
LARGEST_DOCUMENT = 20 * 1024 * 1024
MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml", b"<iframe")
LOOKED_AT = 4096


def ending(name: str) -> str:
    return PurePath(name).suffix.lower().lstrip(".")


def is_markup(beginning: bytes) -> bool:
    text = beginning.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return text.startswith(MARKUP) or b"<script" in text or b"<html" in text


def _is_pdf(file: IO[bytes]) -> bool:
    return file.read(5) == b"%PDF-"


def _is_text(file: IO[bytes]) -> bool:
    content = file.read()
    if b"\0" in content or is_markup(content[:LOOKED_AT]):
        return False
    for encoding in ("utf-8", "cp1252"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return True
    return False


def _holds(part: str) -> Callable[[IO[bytes]], bool]:
    """An Office file with that part and without macros."""

    def test(file: IO[bytes]) -> bool:
        try:
            with ZipFile(file) as parts:
                names = set(parts.namelist())
        except BadZipFile:
            return False
        macros = any(name.lower().endswith("vbaproject.bin") for name in names)
        return "[Content_Types].xml" in names and part in names and not macros

    return test


def _is_open_document(kind: str) -> Callable[[IO[bytes]], bool]:
    def test(file: IO[bytes]) -> bool:
        try:
            with ZipFile(file) as parts, parts.open("mimetype") as said:
                return said.read(100).decode("ascii", "replace").strip() == kind
        except (BadZipFile, KeyError):
            return False

    return test


_TESTS: dict[str, Callable[[IO[bytes]], bool]] = {
    "csv": _is_text,
    "docx": _holds("word/document.xml"),
    "ods": _is_open_document(DOCUMENTS["ods"]),
    "odt": _is_open_document(DOCUMENTS["odt"]),
    "pdf": _is_pdf,
    "txt": _is_text,
    "xlsx": _holds("xl/workbook.xml"),
}


def check_document(name: str, size: int, file: IO[bytes]) -> None:
    """Raises `ValidationError` in words where the file is not of a kind that is kept."""
    kind = ending(name)
    if kind not in DOCUMENTS:
        allowed = ", ".join(DOCUMENTS)
        raise ValidationError(f"Files ending in “.{kind}” are not kept here. Use {allowed}.")
    if size > LARGEST_DOCUMENT:
        largest = filesizeformat(LARGEST_DOCUMENT)
        raise ValidationError(f"The file has {filesizeformat(size)}; at most {largest} is kept.")
    file.seek(0)
    beginning = file.read(LOOKED_AT)
    file.seek(0)
    matches = _TESTS[kind](file)
    file.seek(0)
    if not matches and is_markup(beginning):
        raise ValidationError(f"The file is named “.{kind}”, but it is a web page or a drawing.")
    if not matches:
        raise ValidationError(
            f"The file is named “.{kind}”, but its content is something else, or it holds macros. "
            f"Save it as {kind} and try again."
        )
