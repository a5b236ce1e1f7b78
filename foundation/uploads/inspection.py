"""The full inspection of a file from a stranger: it is read from end to end."""

from collections.abc import Callable

from foundation.uploads import images, pdf, plain_text
from foundation.uploads.office import package
from foundation.uploads.results import CleanedFile

INSPECTORS: dict[str, Callable[[bytes], CleanedFile]] = {
    "pdf": pdf.inspect_pdf,
    "png": images.inspect_png,
    "jpeg": images.inspect_jpeg,
    "txt": plain_text.inspect_text,
    "csv": plain_text.inspect_table,
    "docx": package.make_inspector(package.WORD),
    "xlsx": package.make_inspector(package.EXCEL),
    "pptx": package.make_inspector(package.POWERPOINT),
    "odt": package.make_inspector(package.OPEN_DOCUMENT),
}


def inspect_file(file_type: str, data: bytes) -> CleanedFile:
    """Return what is kept of a file of one of the types in `INSPECTORS`.

    Raises `UploadRefused`.
    """
    return INSPECTORS[file_type](data)
