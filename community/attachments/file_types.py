"""The kinds of files that are taken: a row for each, and nothing else is."""

from collections.abc import Callable
from dataclasses import dataclass

from community.attachments import images, pdf, plain_text
from community.attachments.office import package
from community.attachments.results import Cleaned

OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True)
class Kind:
    """`title` stands beside the name; `examine` answers what is kept, or raises `Refused`."""

    title: str
    content_type: str
    endings: tuple[str, ...]
    examine: Callable[[bytes], Cleaned]


KINDS = {
    "pdf": Kind("PDF", "application/pdf", ("pdf",), pdf.examine),
    "png": Kind("PNG picture", "image/png", ("png",), images.examine_png),
    "jpeg": Kind("JPEG picture", "image/jpeg", ("jpg", "jpeg"), images.examine_jpeg),
    "txt": Kind("plain text", "text/plain; charset=utf-8", ("txt",), plain_text.examine_text),
    "csv": Kind("CSV table", "text/csv; charset=utf-8", ("csv",), plain_text.examine_table),
    "docx": Kind(
        "Word document",
        f"{OFFICE}.wordprocessingml.document",
        ("docx",),
        package.examiner(package.WORD),
    ),
    "xlsx": Kind(
        "Excel workbook",
        f"{OFFICE}.spreadsheetml.sheet",
        ("xlsx",),
        package.examiner(package.EXCEL),
    ),
    "pptx": Kind(
        "PowerPoint slides",
        f"{OFFICE}.presentationml.presentation",
        ("pptx",),
        package.examiner(package.POWERPOINT),
    ),
    "odt": Kind(
        "OpenDocument text",
        "application/vnd.oasis.opendocument.text",
        ("odt",),
        package.examiner(package.OPEN_DOCUMENT),
    ),
}
OF_ENDING = {ending: key for key, kind in KINDS.items() for ending in kind.endings}
ENDINGS = ", ".join(ending.upper() for ending in OF_ENDING)
