"""Office documents: what is read in them, what is not kept, and what is refused."""

import io
import zipfile

import pytest

from foundation.uploads import images
from foundation.uploads.office import package as packages
from tests.foundation.uploads.files import (
    Parts,
    declared,
    document,
    inspected,
    open_document,
    package,
    parts_of,
    picture,
    refusal,
    slides,
    workbook,
    zipped,
)


def test_the_words_of_a_document_are_read_whole() -> None:
    found = inspected("a.docx", document("Jas|mine Okafor"))
    assert found.text == "Jasmine Okafor"
    assert found.is_read


def test_cells_of_a_workbook_are_read_by_their_rows_and_shared_words() -> None:
    row = '<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c><c><v>9434765919</v></c></row>'
    shared = "<si><t>Okafor</t></si><si><r><t>Jas</t></r><r><t>mine</t></r></si>"
    assert inspected("a.xlsx", workbook(row, shared)).text == "Jasmine Okafor | 9434765919"
    outside = '<row><c t="s"><v>7</v></c><c t="s"><v>-1</v></c><c t="s"><v>²</v></c></row>'
    assert inspected("a.xlsx", workbook(outside)).text == ""


def test_slides_and_open_documents_are_read() -> None:
    assert inspected("a.pptx", slides("How we end")).text == "How we end"
    assert inspected("a.odt", open_document("How we end")).text == "How we end"


def test_who_wrote_a_document_is_not_kept() -> None:
    properties: Parts = {
        "docProps/core.xml": "<c>Jasmine Okafor</c>",
        "docProps/app.xml": "<p>Salford City Council</p>",
        "word/people.xml": "<p>kim@salford.example</p>",
        "docProps/thumbnail.jpeg": picture(),
    }
    data = document(more=properties)
    kept = b"".join(parts_of(inspected("a.docx", data).data).values())
    for word in (b"Jasmine", b"Salford", b"kim@"):
        assert word not in kept
    odt = parts_of(inspected("a.odt", open_document("x")).data)
    assert b"Jasmine" not in odt["meta.xml"]
    assert next(iter(odt)) == "mimetype"


def test_pictures_in_a_document_are_written_anew() -> None:
    found = inspected("a.docx", document(more={"word/media/image1.jpg": picture()}))
    assert b"Jasmine" not in parts_of(found.data)["word/media/image1.jpg"]
    assert not found.is_read


def test_a_workbook_in_a_document_is_looked_through_too() -> None:
    row = workbook("<row><c><v>9434765919</v></c></row>")
    once = document(more={"word/embeddings/sheet.xlsx": row})
    assert "9434765919" in inspected("a.docx", once).text
    twice = document(more={"word/embeddings/a.docx": once})
    assert refusal("a.docx", twice) == "it has files in files in it."


@pytest.mark.parametrize(
    ("part", "said", "words"),
    [
        ("word/vbaProject.bin", b"x", packages.MACROS),
        ("word/activeX/activeX1.xml", b"<x/>", packages.MACROS),
        ("word/embeddings/oleObject1.bin", b"x", packages.MACROS),
        ("xl/externalLinks/externalLink1.xml", b"<x/>", packages.FETCHES),
        ("xl/connections.xml", b"<x/>", packages.FETCHES),
        ("C:/x.xml", b"<x/>", "it is damaged"),
        ("WORD/Document.xml", b"<x/>", "it is damaged"),
        (
            "word/_rels/document.xml.rels",
            b'<R><r Type="x/2006/relationships/vbaProject" Target="printerSettings1.bin"/></R>',
            packages.MACROS,
        ),
        ("word/setup.exe", b"MZ", "it has a file in it that we do not take"),
        ("word/../../etc.xml", b"<x/>", "it is damaged"),
        ("docProps\\x.png", b"", "it is damaged"),
        ("thumbnails/../x.png", b"", "it is damaged"),
        (
            "word/_rels/settings.xml.rels",
            b'<R><r Type="x/attachedTemplate" TargetMode="External" Target="http://x/"/></R>',
            packages.FETCHES,
        ),
        ("word/more.xml", b"<w:instrText>DDEAUTO c:\\cmd</w:instrText>", "it fetches"),
        ("word/more.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]><x>&a;</x>", "it defines entities"),
        ("word/more.xml", b"<x>", "it is damaged"),
        ("word/media/a.png", b"no picture", images.BROKEN),
    ],
)
def test_a_document_that_does_more_than_say_something_is_refused(
    part: str, said: bytes, words: str
) -> None:
    assert refusal("a.docx", document(more={part: said})).startswith(words)


def test_a_link_that_a_reader_follows_is_taken_and_an_address_in_it_is_read() -> None:
    link = b'<R><r Type="x/hyperlink" TargetMode="External" Target="mailto:mum@example.com"/></R>'
    found = inspected("a.docx", document(more={"word/_rels/document.xml.rels": link}))
    assert "mum@example.com" in found.text


def test_a_document_with_macros_under_another_name_is_refused() -> None:
    says = declared(packages.WORD).replace("+xml", "+xml vnd.ms-word.document.macroEnabled")
    data = zipped({"[Content_Types].xml": says, "word/document.xml": "<x/>"})
    assert refusal("a.docx", data) == packages.MACROS


def test_what_a_document_says_of_its_parts_is_read_and_not_guessed() -> None:
    """Written in two bytes a letter, it holds the word that is wanted in a comment."""
    hidden = packages.WORD.says.ljust(len(packages.WORD.says) // 2 * 2 + 2).decode("utf-16-le")
    macros = "application/vnd.ms-word.document.macroEnabled.main+xml"
    says = f'<Types><!-- {hidden} --><Override ContentType="{macros}"/></Types>'
    data = zipped({"[Content_Types].xml": says.encode("utf-16"), "word/document.xml": "<x/>"})
    assert refusal("a.docx", data) == packages.MACROS


def test_a_folder_holds_nothing_and_a_signature_is_not_kept() -> None:
    """The certificate in it names who signed, and it holds no longer."""
    more: Parts = {
        "Pictures/": b"MZ hidden",
        "META-INF/documentsignatures.xml": "<s><X509SubjectName>CN=Kim Jones</X509SubjectName></s>",
    }
    main = "<o:d xmlns:o='o' xmlns:t='t'><t:p>How we end</t:p></o:d>"
    kept = parts_of(inspected("a.odt", package(packages.OPEN_DOCUMENT, main, more)).data)
    assert kept["Pictures/"] == b""
    assert "META-INF/documentsignatures.xml" not in kept


def test_a_zip_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = document(more={"word/media/a.xml": b" " * (packages.MOST_UNPACKED + 1)})
    assert len(bomb) < 200_000
    assert "too large" in refusal("a.docx", bomb)
    many: Parts = {f"word/{n}.xml": "<x/>" for n in range(packages.MOST_PARTS)}
    many |= {packages.WORD.declared_in: declared(packages.WORD), packages.WORD.main: "<x/>"}
    assert "too large" in refusal("a.docx", zipped(many))


def test_a_small_file_with_millions_of_elements_is_refused_before_they_are_read() -> None:
    data = document(more={"word/a.xml": b"<a/>" * (packages.MOST_TAGS + 1)})
    assert len(data) < 60_000
    assert refusal("a.docx", data) == packages.TOO_LARGE  # else it were damaged: it has no root


def test_a_zip_that_lies_about_its_size_is_read_no_further_than_it_says() -> None:
    whole = document(more={"word/more.xml": b"<x>" + b" " * 10_000_000})
    size = (10_000_003).to_bytes(4, "little")
    assert whole.count(size) == 2
    assert "it is damaged" in refusal("a.docx", whole.replace(size, (10).to_bytes(4, "little")))


def test_a_locked_document_and_a_zip_with_a_part_twice_are_refused() -> None:
    data = bytearray(document())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    assert refusal("a.docx", bytes(data)) == "it is locked with a password."
    file = io.BytesIO(document())
    with zipfile.ZipFile(file, "a") as packed, pytest.warns(UserWarning, match="Duplicate"):
        packed.writestr("word/document.xml", "<x/>")
    refusal("a.docx", file.getvalue())


def test_nothing_before_or_after_the_parts_is_kept() -> None:
    found = inspected("a.docx", b"#!/bin/sh\necho hidden\n" + document())
    assert found.data.startswith(b"PK")
    assert b"hidden" not in found.data


def test_what_office_programs_really_write_is_taken() -> None:
    """Empty parts by LibreOffice, a document type without entities by its forebears."""
    more: Parts = {
        "Configurations2/accelerator/current.xml": b"",
        "META-INF/manifest.xml": b'<!DOCTYPE m PUBLIC "-//A//DTD M//EN" "M.dtd"><m/>',
        "layout-cache": b"\x01\x02",
        "Thumbnails/thumbnail.png": picture("PNG"),
        "Thumbnails/thumbnail.pdf": b"%PDF",
        "settings.xml": "<s><i>943 476 5919</i></s>",
        "ObjectReplacements/Object 1": b"\x01",
    }
    main = "<o:d xmlns:o='o' xmlns:t='t'><t:p>How we end</t:p></o:d>"
    found = inspected("a.odt", package(packages.OPEN_DOCUMENT, main, more))
    assert found.text == "How we end"
    assert found.is_read


def test_slides_are_read_before_what_stands_on_all_of_them() -> None:
    def saying(words: str) -> str:
        return f"<a:p xmlns:a='a'><a:t>{words}</a:t></a:p>"

    more: Parts = {
        "ppt/slideMasters/slideMaster1.xml": saying("Click to edit"),
        "ppt/slides/slide1.xml": saying("How we end"),
    }
    found = inspected("a.pptx", package(packages.POWERPOINT, "<presentation/>", more))
    assert found.text.splitlines() == ["How we end", "Click to edit"]
