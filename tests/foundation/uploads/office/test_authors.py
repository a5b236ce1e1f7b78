"""Names of those who wrote in the margin of an office document, who changed or opened it."""

import pytest

from foundation.uploads.office.package import EXCEL, OPEN_DOCUMENT, POWERPOINT
from tests.foundation.uploads.files import WORD_NAMES, Parts, document, inspected, package, parts_of

KIM, LEE = "Kim Jones", "Lee Park"


def kept(name: str, data: bytes) -> str:
    return b"".join(parts_of(inspected(name, data).data).values()).decode()


def test_comments_and_changes_of_a_word_document_keep_no_names() -> None:
    comments = (
        f'<w:comments {WORD_NAMES}><w:comment w:id="1" w:author="{KIM}" w:initials="KJ"><w:p><w:r>'
        f'<w:t>Is this so?</w:t></w:r></w:p></w:comment><w:comment w:author="{LEE}"/></w:comments>'
    )
    changes = (
        f'<w:footnotes {WORD_NAMES}><w:ins w:author="{KIM}" w:date="2026-01-01T00:00:00Z">'
        '<w:r><w:t xml:space="preserve"> Hi &amp; «é»\r </w:t></w:r></w:ins></w:footnotes>'
    )
    data = document(more={"word/comments.xml": comments, "word/footnotes.xml": changes})
    found = kept("a.docx", data)
    for word in (KIM, LEE, "KJ"):
        assert word not in found
    assert '<w:comment w:id="1" w:author="Author 1" w:initials="">' in found
    assert 'w:author="Author 2"' in found
    assert '<w:ins w:author="Author 1" w:date="2026-01-01T00:00:00Z">' in found
    assert '<w:t xml:space="preserve"> Hi &amp; «é»\n </w:t>' in found
    assert "Is this so?" in inspected("a.docx", data).text


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8"])
def test_names_are_found_however_a_part_is_encoded(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><w:c {WORD_NAMES} w:author="{KIM}"/>'
    more: Parts = {"word/comments.xml": text.encode(encoding)}
    assert KIM not in kept("a.docx", document(more=more))


def test_a_workbook_keeps_no_names_of_who_commented_and_opened_it() -> None:
    more: Parts = {
        "xl/comments1.xml": f"<comments><authors><author>{KIM}</author><author>tc={{A-1}}</author>"
        f"</authors><commentList><comment authorId='0'><text><r><t>{KIM}:</t></r><r><t>\nWhy?</t>"
        f"</r></text></comment><comment><text><t>{KIM}:\nHow?</t></text></comment></commentList></comments>",
        "xl/persons/person.xml": f"<l><person displayName='{KIM}' userId='S::kim@x.example'/></l>",
        "xl/pivotCache/p.xml": f"<pivotCacheDefinition refreshedBy='{KIM}'/>",
        "xl/tables/table1.xml": "<table displayName='Table1' name='Table1'/>",
        "customXml/item1.xml": f"<p><UserInfo><DisplayName>{KIM}</DisplayName></UserInfo></p>",
    }
    main = "<workbook><x:absPath xmlns:x='x' url='C:\\Users\\Kim Jones\\'/></workbook>"
    found = kept("a.xlsx", package(EXCEL, main, more))
    assert "Kim" not in found
    assert "kim@" not in found
    assert "Why?" in found
    assert "Author 1:" in found
    assert "displayName='Table1'" in found or 'displayName="Table1"' in found
    assert "tc={A-1}" in found


def test_slides_keep_no_names_of_who_commented() -> None:
    more: Parts = {
        "ppt/commentAuthors.xml": f"<l><cmAuthor id='0' name='{KIM}' initials='KJ'/></l>",
        "ppt/authors.xml": f"<l><author name='{KIM}' initials='KJ' userId='S::kim'/></l>",
    }
    found = kept("a.pptx", package(POWERPOINT, "<presentation/>", more))
    for word in ("Kim", "KJ", "S::kim"):
        assert word not in found


def test_an_open_document_keeps_no_names_of_who_commented_and_changed_it() -> None:
    content = (
        "<o:d xmlns:o='o' xmlns:t='t' xmlns:dc='dc' xmlns:m='m'><t:changed-region><o:change-info>"
        f"<dc:creator>{KIM}</dc:creator></o:change-info></t:changed-region><t:p>How<o:annotation>"
        f"<dc:creator>{KIM}</dc:creator><m:creator-initials>KJ</m:creator-initials>"
        "<t:p>Why?</t:p></o:annotation></t:p></o:d>"
    )
    data = package(OPEN_DOCUMENT, content)
    found = kept("a.odt", data)
    assert "Kim" not in found
    assert "KJ" not in found
    assert found.count("<dc:creator>Author 1</dc:creator>") == 2
    assert KIM not in inspected("a.odt", data).text


def test_a_part_without_names_is_kept_as_it_is() -> None:
    part = b"<w:x xmlns:w='w' ><w:y/></w:x>"
    found = inspected("a.docx", document(more={"word/x.xml": part})).data
    assert parts_of(found)["word/x.xml"] == part
