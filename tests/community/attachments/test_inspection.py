"""What is taken as an attachment, what is kept of it, and what is refused."""

import io
import zipfile
import zlib
from collections.abc import Callable

import pytest
from PIL import Image

from community.attachments import images
from community.attachments.file_types import KINDS
from community.attachments.inspection import MOST_READ, examined, in_words
from community.attachments.results import Refused
from tests.community.attachments.files import (
    document,
    open_document,
    pdf,
    picture,
    refusal,
    slides,
    workbook,
    zipped,
)

GOOD: dict[str, bytes] = {
    "a.pdf": pdf(),
    "a.png": picture("PNG"),
    "a.jpg": picture(),
    "a.txt": "Endings, in pencil – and ink.".encode(),
    "a.csv": b"year,families\n2024,12\n",
    "a.docx": document(),
    "a.xlsx": workbook("<row><c><v>12</v></c></row>"),
    "a.pptx": slides("How we end"),
    "a.odt": open_document("How we end"),
}


@pytest.mark.parametrize("name", GOOD)
def test_every_kind_is_taken(name: str) -> None:
    found = examined(name, GOOD[name])
    assert found.kind in KINDS
    assert found.data


@pytest.mark.parametrize("name", GOOD)
@pytest.mark.parametrize("other", GOOD)
def test_a_file_must_be_what_its_ending_says(name: str, other: str) -> None:
    """Text that is a table, and a table that is text, are the two that cannot be told apart."""
    texts = {"a.txt", "a.csv"}
    if name == other or {name, other} <= texts:
        examined(other, GOOD[name])
    else:
        refusal(other, GOOD[name])


@pytest.mark.parametrize("name", ["a.exe", "a.html", "a.svg", "a.docm", "a.zip", "a", ".pdf.js"])
def test_other_kinds_are_refused_with_the_list_of_those_that_are_taken(name: str) -> None:
    assert "PDF, PNG, JPG" in refusal(name, pdf())


@pytest.mark.parametrize("name", GOOD)
def test_an_empty_file_is_refused(name: str) -> None:
    assert refusal(name, b"") == "it is empty."


@pytest.mark.parametrize("name", GOOD)
def test_a_cut_file_is_refused_and_breaks_nothing(name: str) -> None:
    for length in range(0, len(GOOD[name]) - 20, max(1, len(GOOD[name]) // 25)):
        if name not in ("a.txt", "a.csv"):
            refusal(name, GOOD[name][:length] or b"x")


def test_a_file_above_the_limit_is_refused(settings: object) -> None:
    settings.ATTACHMENT_MOST_BYTES = 2 * 1024 * 1024  # type: ignore[attr-defined]
    assert refusal("a.txt", b"x" * (2 * 1024 * 1024 + 1)) == "it is larger than 2 MB."


@pytest.mark.parametrize(
    ("size", "words"), [(640, "640 bytes"), (12_900, "12 KB"), (1_400_000, "1.3 MB")]
)
def test_sizes_are_said_in_words(size: int, words: str) -> None:
    assert in_words(size) == words


# Pictures


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_where_and_by_whom_a_photograph_was_taken_is_not_kept(form: str) -> None:
    data = picture(form)
    assert b"Jasmine" in data
    kept = examined(f"a.{form.lower()}", data).data
    assert b"Jasmine" not in kept
    with Image.open(io.BytesIO(kept)) as opened:
        assert not dict(opened.getexif())
        assert opened.size == (8, 6)


def test_a_photograph_taken_sideways_stands_upright() -> None:
    exif, file = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    Image.new("RGB", (8, 6)).save(file, "JPEG", exif=exif)
    with Image.open(io.BytesIO(examined("a.jpg", file.getvalue()).data)) as opened:
        assert opened.size == (6, 8)


def test_what_is_hidden_behind_a_picture_is_not_kept() -> None:
    both = picture("PNG") + zipped({"hidden.txt": "Jasmine"})
    assert zipfile.is_zipfile(io.BytesIO(both))
    assert not zipfile.is_zipfile(io.BytesIO(examined("a.png", both).data))


def test_a_small_file_that_is_a_huge_picture_is_refused() -> None:
    file = io.BytesIO()
    Image.new("1", (6000, 5001)).save(file, "PNG")
    assert len(file.getvalue()) < 10_000
    assert refusal("a.png", file.getvalue()) == images.TOO_LARGE


def test_a_picture_beyond_what_pillow_opens_is_refused_too() -> None:
    header = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\0\0\0\x01\0\0\x08\x02\0\0\0"
    assert refusal("a.png", header + b"\0" * 40)


def test_a_picture_keeps_what_is_transparent_in_it() -> None:
    file = io.BytesIO()
    made = Image.new("RGB", (2, 2), "teal")
    made.save(file, "PNG", transparency=(0, 128, 128))
    with Image.open(io.BytesIO(examined("a.png", file.getvalue()).data)) as opened:
        assert opened.info["transparency"] == (0, 128, 128)


# PDFs


def _packed(said: bytes, name: bytes = b"/ObjStm", packed: bytes = b"") -> bytes:
    head = b"5 0 obj\n<< /Type " + name + b" /Filter /FlateDecode >>\nstream\n"
    return head + (packed or zlib.compress(said)) + b"\nendstream\nendobj\n"


@pytest.mark.parametrize(
    "within",
    [
        b"<< /S /JavaScript /JS (app.alert(1)) >>",
        b"<< /S /J#61vaScript >>",
        b"<< /S /Launch /F (cmd.exe) >>",
        b"<< /Type /EmbeddedFile >>",
        b"<< /Encrypt 4 0 R >>",
    ],
)
def test_a_pdf_that_does_something_is_refused(within: bytes) -> None:
    refusal("a.pdf", pdf(within))


def test_a_script_in_a_packed_part_of_a_pdf_is_found() -> None:
    assert refusal("a.pdf", pdf(_packed(b"<< /S /JavaScript >>"))) == "it holds a script."
    assert refusal("a.pdf", pdf(_packed(b"x", b"/Obj#53tm", b"not packed"))) == (
        "a part of it cannot be read."
    )
    examined("a.pdf", pdf(_packed(b"<< /Type /Page >>")))


def test_a_packed_part_of_a_pdf_that_unpacks_to_gigabytes_is_refused() -> None:
    assert "too large" in refusal("a.pdf", pdf(_packed(b"\0" * 25_000_000)))


HIDDEN = b"5 0 << /S /JavaScript /JS (app.alert(1)) >>"
AS_HEX = zlib.compress(HIDDEN.hex(" ").encode() + b">")
WITHIN = zlib.compressobj(0)
HALVED = WITHIN.compress(b"endstream " + HIDDEN) + WITHIN.flush()


@pytest.mark.parametrize(
    "part",
    [
        _packed(HIDDEN, b"/ObjStm /Pad (" + b"x" * 500 + b")"),
        _packed(HIDDEN, b"/ObjStm /Pad (7 0 obj <<)"),
        _packed(HIDDEN, b"/ObjStm /Pad (stream\nendstream)"),
        _packed(HIDDEN, b"/ObjStm % 7 0 obj << /N 1\n"),
        _packed(HIDDEN, b"/#4fbjStm"),
        _packed(HIDDEN, b"/ObjStm /DecodeParms << /Predictor 12 >>"),
        _packed(HIDDEN, b"/ObjStm /F (elsewhere.pdf)"),
        _packed(HIDDEN, b"8 0 R /N 1 /First 4"),
        _packed(HIDDEN, b"8 0 R /N 1 /First 9 0 R"),
        _packed(HIDDEN, b"8 0 R") + b"8 0 obj\n/ObjStm\nendobj\n",
        _packed(HIDDEN, packed=HALVED),
        _packed(HIDDEN, packed=zlib.compress(HIDDEN)[:-12]),
        _packed(b"", packed=AS_HEX).replace(b"/FlateDecode", b"[/FlateDecode /ASCIIHexDecode]"),
        _packed(HIDDEN).replace(b"/FlateDecode", b"/Fl"),
        _packed(HIDDEN).replace(b"stream\n", b"stream \n", 1),
        b"<< /XFA [(form) 5 0 R] >>",
        b"<< /X#46A 5 0 R >>",
    ],
    ids=range(17),
)
def test_a_script_in_a_pdf_is_not_hidden_by_how_its_part_is_written(part: bytes) -> None:
    refusal("a.pdf", pdf(part))


@pytest.mark.parametrize(
    "head",
    [
        b"<</Type/ObjStm/N 7/First 46/Filter/FlateDecode/Length 296>>stream\r\n",
        b"<</Filter/FlateDecode/First 46/Length 296/N 7/Type/ObjStm/Extends 4 0 R>>stream\r\n",
        b"<<\n/Type /ObjStm\n/N 7\n/First 46\n/Length 9     \n/Filter /FlateDecode\n>>\nstream\n",
        b"<< /Length 6 0 R\n /Filter [ /FlateDecode ]\n /Type /ObjStm /N 7 /First 46 >>\nstream\n",
    ],
    ids=["Word", "Acrobat", "TeX", "cairo"],
)
def test_packed_parts_are_taken_as_programs_really_write_them(head: bytes) -> None:
    said = zlib.compress(b"5 0 << /Type /Page >>")
    outline = b"7 0 obj\n<< /Type /Outlines /First 8 0 R /Last 8 0 R >>\nendobj\n"
    examined("a.pdf", pdf(b"5 0 obj\n" + head + said + b"\nendstream\nendobj\n" + outline))


def test_a_pdf_that_is_a_zip_too_is_refused() -> None:
    both = pdf() + zipped({"hidden.txt": "Jasmine"})
    refusal("a.pdf", both)
    refusal("a.pdf", both + b"%%EOF\n")
    refusal("a.pdf", b"GIF89a" + pdf())


# Text and tables


@pytest.mark.parametrize(
    "table",
    [
        b"sep=;\r\na;=1+1\r\n",
        b"sep=|\na|+f(1)\n",
        b"a;=1+1\n",
        b"a\t =1+1\n",
        "＝1+1,b\n".encode(),
        "－cmd|x,b\n".encode(),
    ],
)
def test_a_formula_in_a_table_is_found_however_its_cells_are_parted(table: bytes) -> None:
    assert "begins like a formula" in refusal("a.csv", table)
    examined("a.csv", b"sep=;\na;b; - well!\nx; - really!,-5\n"[7:])


@pytest.mark.parametrize("data", [b"caf\xe9", b"a\0b", "é".encode("utf-16"), b"\x1b[2Jx", b"\xff"])
def test_text_that_is_not_plain_utf_8_is_refused_with_a_way_on(data: bytes) -> None:
    assert "CSV UTF-8" in refusal("a.txt", data)
    assert "CSV UTF-8" in refusal("a.csv", data)


def test_text_is_read_by_the_guard_without_its_mark() -> None:
    found = examined("a.txt", b"\xef\xbb\xbfHow we end.")
    assert found.text == "How we end."
    assert found.is_read


def test_what_is_too_long_to_be_read_says_so() -> None:
    found = examined("a.txt", b"word " * MOST_READ)
    assert len(found.text) == MOST_READ
    assert not found.is_read


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", " =1+1", "@SUM(A1)", "-2+cmd|' /C calc'!A0"])
def test_a_table_whose_cells_would_be_carried_out_is_refused(cell: str) -> None:
    assert "row 2" in refusal("a.csv", f'name,number\n"{cell}",2\n'.encode())


def test_a_table_is_read_by_its_rows() -> None:
    data = b"first,last,number,number\nJasmine,Okafor,943 476 5919,-12\n"
    assert examined("a.csv", data).text.splitlines()[1] == "Jasmine Okafor | 943 476 5919 | -12"


@pytest.mark.filterwarnings("ignore::UserWarning")  # Pillow says what it mends
def test_a_bent_file_is_refused_and_breaks_nothing() -> None:
    """Each byte of small files turned over: whatever comes of it, never an error of ours."""
    takers: list[Callable[[], object]] = []
    for name in ("a.png", "a.jpg", "a.docx", "a.odt", "a.xlsx"):
        data = GOOD[name]
        for place in range(0, len(data), max(1, len(data) // 150)):
            bent = data[:place] + bytes([data[place] ^ 0xFF]) + data[place + 1 :]
            takers.append(lambda name=name, bent=bent: examined(name, bent))  # type: ignore[misc]
    for take in takers:
        try:
            take()
        except Refused:
            continue
