"""BibTeX and RIS: exactly the filtered set, and read back by other programs as it was written.

The golden files are to the byte. Where a change is meant, renew them:
    RENEW_GOLDEN=1 .venv/bin/python -m pytest tests/cms/evidence/test_files.py
and read the difference before committing it.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.test import Client

from cms.evidence.files.authors import read_authors
from cms.evidence.files.containers import book, journal
from cms.models import Reference
from tests.cms.evidence.parsers import ReadBack, from_bibtex, from_ris
from tests.cms.evidence.references import make_reference
from tests.cms.evidence.test_views import all_keys

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).resolve().parents[2] / "golden"
CLASSIC = set(
    "article book booklet inbook incollection inproceedings manual mastersthesis misc phdthesis "
    "proceedings techreport unpublished".split()
)
RIS_TYPES = {"JOUR", "RPRT", "BOOK", "CHAP", "ELEC", "GEN"}
QUERIES = ["", "theme=fdac", "q=contraception&kind=not-reviewed", "sort=newest&year=2018"]
NASTY = [
    "50% of {braces} & #hashes _under_ $dollars$ ~tilde ^hat",
    "An unbalanced { brace",
    "Another } one",
    r"A \backslash and \textbf{bold}",
    "Quotes \"straight\" and “curled”, ``twice'' and --- dashes",
    "Ümlaut, žluťoučký kůň, 中文, emoji 🙂, ﬁ",
    "A line\nand\r\nanother\u2028and\x85more\tand TY  - JOUR\r\nER  - ",
    "Ends with a backslash \\",
    "@article{not-an-entry, title={x}}",
    "<b>less</b> and > more | pipe",
]
Reader = Callable[[str], list[ReadBack]]
FORMS: list[tuple[str, Reader]] = [("bib", from_bibtex), ("ris", from_ris)]


def file(client: Client, form: str, query: str = "") -> str:
    response = client.get(f"/evidence.{form}?{query}")
    assert response.status_code == 200
    return response.content.decode()


def one_line(text: str) -> str:
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


@pytest.mark.parametrize("query", QUERIES)
@pytest.mark.parametrize(("form", "reader"), FORMS, ids=["bib", "ris"])
def test_a_file_holds_exactly_the_set_on_screen_in_its_order(
    client: Client, form: str, reader: Reader, query: str
) -> None:
    assert [one.key for one in reader(file(client, form, query))] == all_keys(client, query)


@pytest.mark.parametrize(("form", "reader"), FORMS, ids=["bib", "ris"])
def test_all_69_are_read_back_as_they_are(client: Client, form: str, reader: Reader) -> None:
    found = {one.key: one for one in reader(file(client, form))}

    assert len(found) == 69
    for item in Reference.objects.select_related("source"):
        one, wrote = found[item.key], read_authors(item.authors)
        assert one.title == item.source.title
        assert one.year == str(item.year or "")
        assert one.doi == item.doi
        assert one.authors == [name.written for name in wrote.names]
        assert one.others == wrote.others


@pytest.mark.parametrize("text", NASTY)
@pytest.mark.parametrize(("form", "reader"), FORMS, ids=["bib", "ris"])
def test_nasty_words_are_read_back_and_break_nothing(
    client: Client, form: str, reader: Reader, text: str
) -> None:
    authors = f"{text.replace(';', '')}; O'Brien-Ümlaut, J.-P.; Smith and Sons, A."
    make_reference("nasty", title=text, authors=authors, publisher=text[:190], container=text)
    make_reference("after", title="The entry after it", authors="Zz, A.")
    found = {one.key: one for one in reader(file(client, form))}

    assert len(found) == 71
    assert found["nasty"].title == one_line(text)
    assert found["nasty"].authors == [
        one_line(text.replace(";", "")),
        "O'Brien-Ümlaut, J.-P.",
        "Smith and Sons, A.",
    ]
    assert found["after"].title == "The entry after it"


def test_bibtex_has_classic_types_and_keys_of_their_own(client: Client) -> None:
    make_reference("COX-2017", title="Differs in its case alone")
    found = from_bibtex(file(client, "bib"))
    folded = [one.key.casefold() for one in found]

    assert {one.kind for one in found} <= CLASSIC
    assert len(set(folded)) == len(folded) == 70


@pytest.mark.parametrize("kind", Reference.Type.values)
@pytest.mark.parametrize(("form", "reader"), FORMS, ids=["bib", "ris"])
def test_every_type_of_publication_can_be_written(
    client: Client, form: str, reader: Reader, kind: str
) -> None:
    make_reference("bare", type=kind, authors="", year=None, container="")
    found = next(one for one in reader(file(client, form)) if one.key == "bare")

    assert found.kind in CLASSIC | RIS_TYPES
    assert (found.authors, found.year, found.doi) == ([], "", "")


def test_titles_keep_their_capitals_in_every_style(client: Client) -> None:
    assert "title = {{Evaluation of Pause}}" in file(client, "bib")


def test_a_journal_is_taken_apart_and_a_body_is_not(client: Client) -> None:
    text = client.get("/evidence/cox-2017.bib").content.decode()
    for line in (
        "journal = {Journal of Social Welfare and Family Law}",
        "volume = {39}",
        "number = {3}",
        "pages = {332--349}",
        "doi = {10.1080/09649069.2017.1345083}",
    ):
        assert f"  {line},\n" in text
    assert "author = {{CASCADE, Cardiff University}}" in file(client, "bib")
    assert "author = {Roberts, L. and others}" in file(client, "bib")
    assert "editor = {Ruch, G. and Turney, D. and Ward, A.}" in file(client, "bib")


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("Societies, 10(4), 88", ("Societies", "10", "4", "88")),
        ("Child Abuse Review, 27, 72-84", ("Child Abuse Review", "27", "", "72-84")),
        ("Women and Birth, 32(1), e1-e11", ("Women and Birth", "32", "1", "e1-e11")),
        (
            "Law, Policy and the Family, 31(1), 41-59",
            ("Law, Policy and the Family", "31", "1", "41-59"),
        ),
        ("Child Care in Practice", ("Child Care in Practice", "", "", "")),
        ("Volume 3 of something, in press", ("Volume 3 of something, in press", "", "", "")),
    ],
)
def test_what_a_journal_says_is_split_where_its_form_allows(
    written: str, parts: tuple[str, ...]
) -> None:
    found = journal(written)
    assert (found.title, found.volume, found.number, found.pages) == parts


def test_a_chapter_names_its_book_and_its_editors() -> None:
    found = book("Shaw, M.; Bailey, S. (eds) Justice for Children, 59-67")

    assert (found.title, found.pages) == ("Justice for Children", "59-67")
    assert [name.written for name in found.editors.names] == ["Shaw, M.", "Bailey, S."]


def test_ris_lines_end_as_its_readers_expect(client: Client) -> None:
    text = file(client, "ris")

    assert not re.search(r"(?<!\r)\n", text)
    assert text.count("TY  - ") == text.count("ER  - ") == 69
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in text.split("\r\n") if line)
    assert set(re.findall(r"^TY  - (\w+)", text, re.MULTILINE)) <= RIS_TYPES
    assert "SP  - 332\r\nEP  - 349\r\n" in text


@pytest.mark.parametrize("form", ["bib", "ris"])
def test_bad_parameters_are_answered_with_a_problem_document(client: Client, form: str) -> None:
    response = client.get(f"/evidence.{form}?theme=nonsense&page=x")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert [error["parameter"] for error in response.json()["errors"]] == ["theme", "page"]


@pytest.mark.parametrize("form", ["bib", "ris"])
def test_an_unchanged_file_is_not_sent_twice(client: Client, form: str) -> None:
    first = client.get(f"/evidence.{form}")
    again = client.get(f"/evidence.{form}", headers={"if-none-match": first["ETag"]})

    assert again.status_code == 304
    assert f'filename="evidence.{form}"' in first["Content-Disposition"]
    assert "Set-Cookie" not in first


@pytest.mark.parametrize("form", ["bib", "ris"])
def test_a_file_is_as_it_was(client: Client, form: str) -> None:
    found = file(client, form).replace("\r\n", "\n")
    path = GOLDEN / f"evidence.{form}"
    if os.environ.get("RENEW_GOLDEN"):
        path.write_text(found, encoding="utf-8")

    assert found == path.read_text(encoding="utf-8"), f"{path.name} changed: {__doc__}"
