"""Small files of every kind that is taken, made here so that a reader sees what is in them."""

import io
import zipfile

import pytest
from PIL import Image

from foundation.uploads.exceptions import UploadRefused
from foundation.uploads.filenames import get_extension
from foundation.uploads.inspection import inspect_file
from foundation.uploads.office.package import EXCEL, OPEN_DOCUMENT, POWERPOINT, WORD, Format
from foundation.uploads.results import CleanedFile

WORD_NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Parts = dict[str, str | bytes]
GPS, MAKER = 0x8825, 0x010F


def picture(form: str = "JPEG", size: tuple[int, int] = (8, 6)) -> bytes:
    """Taken in Salford by a phone with a name."""
    made = Image.new("RGB", size, "teal")
    exif = Image.Exif()
    exif[MAKER] = "Jasmine's phone"
    exif.get_ifd(GPS).update({1: "N", 2: (53.0, 29.0, 0.0), 3: "W", 4: (2.0, 17.0, 0.0)})
    file = io.BytesIO()
    made.save(file, form, exif=exif)
    return file.getvalue()


def pdf(within: bytes = b"") -> bytes:
    """A PDF without a table of its objects, as a reader that mends such files still opens it."""
    return (
        b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n"
        + within
        + b"\ntrailer\n<< /Root 1 0 R /Size 10 >>\n%%EOF\n"
    )


def zipped(parts: Parts) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, said in parts.items():
            packed.writestr(name, said)
    return file.getvalue()


def document(text: str = "How we end.", more: Parts | None = None) -> bytes:
    """A Word document, with `more` parts by their names."""
    runs = "".join(f"<w:r><w:t>{part}</w:t></w:r>" for part in text.split("|"))
    body = f"<w:document {WORD_NAMES}><w:body><w:p>{runs}</w:p></w:body></w:document>"
    return package(WORD, body, more)


def workbook(rows: str, shared: str = "") -> bytes:
    sheet = f"<worksheet><sheetData>{rows}</sheetData></worksheet>"
    strings = f"<sst>{shared}</sst>"
    more: Parts = {"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": strings}
    return package(EXCEL, "<workbook/>", more)


def slides(text: str) -> bytes:
    slide = f"<p:sld xmlns:p='p' xmlns:a='a'><a:p><a:r><a:t>{text}</a:t></a:r></a:p></p:sld>"
    return package(POWERPOINT, "<presentation/>", {"ppt/slides/slide1.xml": slide})


def open_document(text: str) -> bytes:
    content = f"<o:d xmlns:o='o' xmlns:t='t'><t:p>{text}</t:p></o:d>"
    return package(OPEN_DOCUMENT, content, {"meta.xml": "<m>By Jasmine Okafor</m>"})


def package(form: Format, main: str, more: Parts | None = None) -> bytes:
    return zipped({form.declared_in: declared(form), form.main: main, **(more or {})})


def declared(form: Format) -> str:
    """What a file says that it is."""
    said = form.says.decode()
    return said if form is OPEN_DOCUMENT else f'<Types><Override ContentType="{said}"/></Types>'


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def inspected(name: str, data: bytes) -> CleanedFile:
    extension = get_extension(name)
    return inspect_file("jpeg" if extension == "jpg" else extension, data)


def refusal(name: str, data: bytes) -> str:
    with pytest.raises(UploadRefused) as reason:
        inspected(name, data)
    return str(reason.value)
