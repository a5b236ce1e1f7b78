"""The documents' Markdown: what it may say, and what comes out harmless."""

import pytest

from cms.importers.markup import rich_text


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        "[press](javascript:alert(1))",
        "[press](JaVaScRiPt:alert(1))",
        "[press](data:text/html;base64,PHNjcmlwdD4=)",
        "![a picture](https://elsewhere.example.org/a.png)",
        '<img src=x onerror="alert(1)">',
        '<a href="/" onclick="alert(1)">press</a>',
        "<iframe src='/'></iframe>",
        "<style>body{display:none}</style>",
    ],
)
def test_nothing_in_it_runs_or_fetches(markdown: str) -> None:
    html = rich_text(markdown)

    for tag in ("<script", "<img", "<iframe", "<style", "<a "):
        assert tag not in html.replace('<a href="https://elsewhere.example.org/a.png">', "")
    assert 'href="javascript' not in html.lower()


def test_what_the_editor_knows_is_kept_in_its_own_tags() -> None:
    assert rich_text("**Two** _words_ and [a page](/practice/).\n\n- one\n- two") == (
        '<p><b>Two</b> <i>words</i> and <a href="/practice/">a page</a>.</p>'
        "<ul><li>one</li><li>two</li></ul>"
    )


def test_signs_are_written_as_signs() -> None:
    assert rich_text('5 < 6 & "so on"').startswith("<p>5 &lt; 6 &amp; ")
