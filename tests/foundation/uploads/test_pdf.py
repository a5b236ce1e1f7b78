"""PDFs that do something when they are opened, however they are written."""

import io
import zlib
from pathlib import Path
from typing import Any

import pikepdf
import pytest

from foundation.uploads import pdf as reader
from foundation.uploads import pdf_objects
from tests.foundation.uploads.files import inspected, pdf, refusal, zipped


def _packed(said: bytes, name: bytes = b"/ObjStm", packed: bytes = b"") -> bytes:
    """An object stream with one object, whose number and place are the first four bytes."""
    entries = b"" if b"/First" in name else b" /N 1 /First 4"
    head = b"5 0 obj\n<< /Type " + name + entries + b" /Filter /FlateDecode >>\nstream\n"
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
    assert refusal("a.pdf", pdf(_packed(b"6 0 << /S /JavaScript >>"))) == "it holds a script."
    assert refusal("a.pdf", pdf(_packed(b"x", b"/Obj#53tm", b"not packed"))) == (
        "a part of it cannot be read."
    )
    inspected("a.pdf", pdf(_packed(b"6 0 << /Type /Page >>")))


def test_a_packed_part_of_a_pdf_that_unpacks_to_gigabytes_is_refused() -> None:
    assert "too large" in refusal("a.pdf", pdf(_packed(b"6 0 " + b"\0" * 25_000_000)))


HIDDEN = b"5 0 << /S /JavaScript /JS (app.alert(1)) >>"
AS_HEX = zlib.compress(HIDDEN.hex(" ").encode() + b">")
WITHIN = zlib.compressobj(0)
HALVED = WITHIN.compress(b"endstream " + HIDDEN) + WITHIN.flush()


def _without_type(more: bytes, first: bytes = b"/First 4", packed: bytes = b"") -> bytes:
    """A packed part that does not say what it is, in an object that our reader cannot take in."""
    packed = packed or zlib.compress(HIDDEN)
    head = b"5 0 obj\n<< /N 1 " + first + b" /Filter /FlateDecode " + more
    return head + b" >>\nstream\n" + packed + b"\nendstream\nendobj\n"


HIDING = [
    _without_type(b"/Foo 9223372036854775808"),
    _without_type(b"/Foo " + b"[" * 600 + b"]" * 600),
    _without_type(b"/Foo [" + b"}" * 20 + b"]"),
    _without_type(b"/Foo 9223372036854775808", b"/First 7 0 R"),
    _without_type(b"/Foo 9223372036854775808", b"/First%c\n+4", b"elsewhere"),
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
]


@pytest.mark.parametrize("part", HIDING, ids=range(len(HIDING)))
def test_a_script_in_a_pdf_is_not_hidden_by_how_its_part_is_written(part: bytes) -> None:
    refusal("a.pdf", pdf(part))
    # The same without a process of its own, where a limit could be what refuses it.
    assert pdf_objects.list_findings(pdf(part)) - {pdf_objects.TOO_LARGE}


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
    places = b"11 0 12 5 13 10 14 15 15 20 16 25 17 30"
    said = zlib.compress(places.ljust(46) + b"<<>> " * 6 + b"<< /Type /Page >>")
    outline = b"7 0 obj\n<< /Type /Outlines /First 8 0 R /Last 8 0 R >>\nendobj\n"
    inspected("a.pdf", pdf(b"5 0 obj\n" + head + said + b"\nendstream\nendobj\n" + outline))


def test_a_pdf_that_is_a_zip_too_is_refused() -> None:
    both = pdf() + zipped({"hidden.txt": "Jasmine"})
    refusal("a.pdf", both)
    refusal("a.pdf", both + b"%%EOF\n")
    refusal("a.pdf", b"GIF89a" + pdf())


# PDFs as programs write them


def _made(annotation: dict[str, Any] | None = None, packed: bool = False, **saving: Any) -> bytes:
    """A whole PDF of one page, with an annotation on it."""
    with pikepdf.new() as made:
        page = made.add_blank_page(page_size=(72, 72))
        if annotation:
            page.Annots = pikepdf.Array([made.make_indirect(pikepdf.Dictionary(annotation))])
        return _saved(made, packed, **saving)


def _saved(made: pikepdf.Pdf, packed: bool = False, **saving: Any) -> bytes:
    file = io.BytesIO()
    how = pikepdf.ObjectStreamMode.generate if packed else pikepdf.ObjectStreamMode.disable
    made.save(file, object_stream_mode=how, **saving)
    return file.getvalue()


def _action(kind: str) -> dict[str, Any]:
    return {"/A": pikepdf.Dictionary({"/S": pikepdf.Name(kind)})}


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("annotation", "reason"),
    [
        (_action("/JavaScript"), "it holds a script."),
        (_action("/Launch"), "it starts other programs."),
        ({"/Subtype": pikepdf.Name.RichMedia}, "it holds a film or a program."),
        ({"/XFA": pikepdf.Array([])}, "it is a form with scripts."),
        ({"/XFA": pikepdf.String("")}, "it is a form with scripts."),
    ],
    ids=range(5),
)
def test_what_a_whole_pdf_does_is_found(
    annotation: dict[str, Any], reason: str, packed: bool
) -> None:
    assert refusal("a.pdf", _made(annotation, packed)).startswith(reason)


@pytest.mark.parametrize("packed", [False, True])
def test_a_script_deep_in_a_pdf_is_found(packed: bool) -> None:
    inner: Any = pikepdf.Dictionary(_action("/JavaScript"))
    for _ in range(100):
        inner = pikepdf.Array([pikepdf.Dictionary({"/Next": inner})])
    assert refusal("a.pdf", _made({"/A": inner}, packed)) == "it holds a script."


def test_a_file_in_a_whole_pdf_and_one_that_opens_with_a_script_are_refused() -> None:
    with pikepdf.new() as made:
        made.add_blank_page()
        made.attachments["notes.txt"] = b"Jasmine"
        assert refusal("a.pdf", _saved(made, packed=True)).startswith("it has other files in it.")
    with pikepdf.new() as made:
        made.add_blank_page()
        made.Root.OpenAction = pikepdf.Dictionary(_action("/JavaScript")["/A"])
        assert refusal("a.pdf", _saved(made, packed=True)) == "it holds a script."


@pytest.mark.parametrize("password", ["", "secret"])
@pytest.mark.parametrize("packed", [False, True])
def test_a_protected_pdf_is_refused_whether_it_asks_for_a_password_or_not(
    password: str, packed: bool
) -> None:
    locked = _made(packed=packed, encryption=pikepdf.Encryption(owner="o", user=password))
    assert refusal("a.pdf", locked).startswith("it is locked")


def test_a_form_with_scripts_is_found_behind_a_comment() -> None:
    form = b"5 0 obj\n<< /XFA %\n6 0 R >>\nendobj\n6 0 obj\n[]\nendobj\n"
    assert refusal("a.pdf", pdf(form)).startswith("it is a form with scripts.")


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    "address", ["https://example.org/Launch-day", "https://example.org/JavaScript/Encrypt"]
)
def test_a_link_to_an_address_with_such_a_word_in_it_is_taken(address: str, packed: bool) -> None:
    link = pikepdf.Dictionary({"/S": pikepdf.Name.URI, "/URI": pikepdf.String(address)})
    data = _made({"/Subtype": pikepdf.Name.Link, "/A": link}, packed)
    assert inspected("a.pdf", data).data == data


def test_a_page_that_speaks_of_scripts_is_taken() -> None:
    with pikepdf.new() as made:
        page = made.add_blank_page()
        page.Contents = made.make_stream(b"BT (Write /JavaScript or /Launch) Tj ET")
        data = _saved(made, compress_streams=False)
    assert b"/JavaScript" in data
    inspected("a.pdf", data)


def test_a_packed_part_that_is_not_compressed_is_read() -> None:
    inspected("a.pdf", _made(packed=True, compress_streams=False))
    script = _made(_action("/JavaScript"), packed=True, compress_streams=False)
    assert refusal("a.pdf", script) == "it holds a script."


def _appended(data: bytes, changed: bytes) -> bytes:
    """The file with a later version of object 3 behind it, as programs write a change."""
    place, table = len(data), len(data) + len(changed)
    before = int(data.rsplit(b"startxref\n", 1)[1].split()[0])
    size = int(data.rsplit(b"/Size ", 1)[1].split()[0])
    return (
        data
        + changed
        + (
            b"xref\n3 1\n%010d 00000 n \ntrailer\n<< /Root 1 0 R /Size %d /Prev %d >>\n"
            b"startxref\n%d\n%%%%EOF\n" % (place, size, before, table)
        )
    )


def test_a_script_in_an_earlier_version_of_a_pdf_is_found() -> None:
    """Readers of signed files show earlier versions."""
    data = _made(_action("/JavaScript"))
    number = data[: data.index(b"/JavaScript")].rsplit(b" 0 obj", 1)[0].rsplit(b"\n", 1)[1]
    changed = number + b" 0 obj\n<< >>\nendobj\n"
    later = _appended(data, changed).replace(b"xref\n3 1", b"xref\n" + number + b" 1")
    with pikepdf.open(io.BytesIO(later)) as opened:
        assert not opened.get_warnings()
        assert b"/JavaScript" not in b"".join(one.unparse(resolved=True) for one in opened.objects)
    assert refusal("a.pdf", later) == "it holds a script."
    inspected("a.pdf", _appended(_made(), b"3 0 obj\n<< >>\nendobj\n"))


def test_a_script_that_no_table_names_is_found() -> None:
    data, hidden = _made(), b"20 0 obj\n<< /S /JavaScript >>\nendobj\n"
    place = data.index(b"xref\n0")
    moved = data.replace(b"startxref\n%d" % place, b"startxref\n%d" % (place + len(hidden)))
    data = moved[:place] + hidden + moved[place:]
    with pikepdf.open(io.BytesIO(data)) as opened:
        assert len(opened.objects) < 20
        assert not opened.get_warnings()
    assert refusal("a.pdf", data) == "it holds a script."


def test_a_name_in_another_encoding_hides_nothing_and_breaks_nothing() -> None:
    font = b"5 0 obj\n<< /BaseFont /#cb#ce /S /%b >>\nendobj\n"
    assert pdf_objects.list_findings(pdf(font % b"Launch")) == {"/Launch"}
    assert pdf_objects.list_findings(pdf(font % b"Type1")) == set()


def test_a_pdf_that_cannot_be_opened_is_refused() -> None:
    assert refusal("a.pdf", b"%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n") == (
        "it is damaged, or it is not a PDF."
    )


def test_a_pdf_with_too_many_versions_or_objects_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    data = pdf(b"%%EOF\n" * (pdf_objects.MOST_REVISIONS + 1))
    assert pdf_objects.list_findings(data) == {pdf_objects.TOO_LARGE}
    monkeypatch.setattr(pdf_objects, "MOST_OBJECTS", 2)
    assert pdf_objects.list_findings(_made()) == {pdf_objects.TOO_LARGE}


def test_a_part_that_is_packed_twice_is_refused_by_its_whole_size() -> None:
    twice = zlib.compress(zlib.compress(b"6 0 " + b"\0" * 25_000_000))
    assert len(twice) < 1_000
    part = _packed(b"", packed=twice).replace(b"/FlateDecode", b"[/FlateDecode /FlateDecode]")
    assert "too large" in refusal("a.pdf", pdf(part))


def test_a_pdf_that_ends_its_reader_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "MOST_SECONDS", 0.001)
    assert "too large" in refusal("a.pdf", pdf())


def test_a_pdf_is_not_called_too_large_where_the_reader_does_not_start(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(pdf_objects, "__file__", str(tmp_path / "gone.py"))
    assert refusal("a.pdf", pdf()) == reader.NOT_NOW
    monkeypatch.setattr(reader.sys, "executable", str(tmp_path / "no-python"))
    assert refusal("a.pdf", pdf()) == reader.NOT_NOW
