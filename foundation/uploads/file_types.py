"""Every type of file that a part of the site accepts: its name, media type and extensions.

Nothing that a browser would run (HTML, SVG, scripts) is ever in this table. Each app picks the
types that it takes.
"""

from dataclasses import dataclass

OFFICE = "application/vnd.openxmlformats-officedocument"
OPEN_DOCUMENT = "application/vnd.oasis.opendocument"


@dataclass(frozen=True)
class FileType:
    """`title` is shown beside the name of a file."""

    title: str
    content_type: str
    extensions: tuple[str, ...]


FILE_TYPES = {
    "pdf": FileType("PDF", "application/pdf", ("pdf",)),
    "png": FileType("PNG picture", "image/png", ("png",)),
    "jpeg": FileType("JPEG picture", "image/jpeg", ("jpg", "jpeg")),
    "gif": FileType("GIF picture", "image/gif", ("gif",)),
    "webp": FileType("WebP picture", "image/webp", ("webp",)),
    "txt": FileType("plain text", "text/plain; charset=utf-8", ("txt",)),
    "csv": FileType("CSV table", "text/csv; charset=utf-8", ("csv",)),
    "docx": FileType("Word document", f"{OFFICE}.wordprocessingml.document", ("docx",)),
    "xlsx": FileType("Excel workbook", f"{OFFICE}.spreadsheetml.sheet", ("xlsx",)),
    "pptx": FileType("PowerPoint slides", f"{OFFICE}.presentationml.presentation", ("pptx",)),
    "odt": FileType("OpenDocument text", f"{OPEN_DOCUMENT}.text", ("odt",)),
    "ods": FileType("OpenDocument spreadsheet", f"{OPEN_DOCUMENT}.spreadsheet", ("ods",)),
}


def list_content_types(*names: str) -> dict[str, str]:
    """Return the media type for each extension of these types, sorted by extension."""
    chosen = [FILE_TYPES[name] for name in names]
    pairs = [(extension, one.content_type) for one in chosen for extension in one.extensions]
    return dict(sorted(pairs))
