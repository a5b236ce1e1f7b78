"""The quick check of a file from the site's own editors: its content is what its name says."""

from collections.abc import Callable
from typing import IO
from zipfile import BadZipFile, ZipFile

from foundation.uploads.file_types import FILE_TYPES

MARKUP = (b"<!doctype", b"<html", b"<head", b"<body", b"<script", b"<svg", b"<?xml", b"<iframe")
LOOKED_AT = 4096


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
    "ods": _is_open_document(FILE_TYPES["ods"].content_type),
    "odt": _is_open_document(FILE_TYPES["odt"].content_type),
    "pdf": _is_pdf,
    "txt": _is_text,
    "xlsx": _holds("xl/workbook.xml"),
}


def has_signature(file_type: str, file: IO[bytes]) -> bool:
    """True if the content is of that type, by its first bytes or its parts."""
    file.seek(0)
    matches = _TESTS[file_type](file)
    file.seek(0)
    return matches
