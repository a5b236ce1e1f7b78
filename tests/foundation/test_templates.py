"""The loader that takes the indentation out of our templates, and nothing that a reader sees."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import Engine
from django.template.loader import get_template

from foundation.templates import remove_indentation


def render(tmp_path: Path, source: str, name: str = "page.html", **context: object) -> str:
    (tmp_path / name).write_text(source)
    engine = Engine(dirs=[tmp_path], loaders=["foundation.templates.Loader"])
    return engine.render_to_string(name, context)


def test_indentation_goes_and_line_breaks_stay() -> None:
    assert remove_indentation("<ul>\n  <li>\n    a\n  </li>\n</ul>\n") == (
        "<ul>\n<li>\na\n</li>\n</ul>"
    )


def test_words_that_stood_apart_stand_apart(tmp_path: Path) -> None:
    source = "<p>\n  one\n  {% if two %}\n    <b>two</b>\n  {% endif %}\n  three\n</p>\n"
    assert render(tmp_path, source, two=True).split() == [
        "<p>",
        "one",
        "<b>two</b>",
        "three",
        "</p>",
    ]
    assert render(tmp_path, source, two=False) == "<p>\none\nthree\n</p>"


def test_what_stood_together_stands_together(tmp_path: Path) -> None:
    source = '<p>\n  See <a\n    href="/a/"\n  >it</a>{% if more %}, {{ more }}{% endif %}.\n</p>'
    assert render(tmp_path, source, more="and more") == (
        '<p>\nSee <a\nhref="/a/"\n>it</a>, and more.\n</p>'
    )


def test_a_fragment_ends_with_its_last_word(tmp_path: Path) -> None:
    (tmp_path / "_name.html").write_text("{% comment %}\nA name.\n{% endcomment %}\n{{ author }}\n")
    assert render(tmp_path, '{% include "_name.html" %}.', author="Ada") == "Ada."


def test_tags_that_write_nothing_leave_no_empty_line(tmp_path: Path) -> None:
    source = "{% with b=a %}\n\n{% for c in b %}\n  {# c #}\n  {{ c }}\n{% endfor %}{% endwith %}"
    assert render(tmp_path, source, a="ab") == "a\nb\n"


def test_the_cells_of_a_table_have_no_line_breaks_around_them() -> None:
    source = (
        "<tr>\n  <td>\n    a\n    b\n  </td>\n  {% if c %}\n    <td>c</td>\n  {% endif %}\n</tr>\n"
    )
    assert remove_indentation(source) == "<tr><td>a\nb</td>{% if c %}<td>c</td>{% endif %}</tr>"


@pytest.mark.parametrize(
    "kept",
    [
        "<pre>\n  a\n\n    b\n</pre>",
        "<textarea rows='2'>\n  a\n\n  b</textarea>",
        "{% verbatim %}\n  {% comment %}\n  a\n  {% endcomment %}\n{% endverbatim %}",
    ],
)
def test_white_space_that_is_content_is_kept(kept: str) -> None:
    assert remove_indentation(f"<div>\n  {kept} b\n  c\n</div>\n") == (
        f"<div>\n{kept} b\nc\n</div>"
    )


def test_a_tag_named_in_a_comment_is_no_tag(tmp_path: Path) -> None:
    source = "{% comment %}\n  Within a <pre>.\n{% endcomment %}\n<p>\n  a\n</p>\n<pre> b</pre>\n"
    assert render(tmp_path, source) == "<p>\na\n</p>\n<pre> b</pre>"


def test_letters_are_not_touched(tmp_path: Path) -> None:
    source = "Dear {{ author }},\n\n  indented\n"
    assert render(tmp_path, source, "letter.txt", author="Ada") == "Dear Ada,\n\n  indented\n"


def test_our_own_templates_come_by_this_loader_and_those_of_others_do_not() -> None:
    ours = get_template("components/age_band.html").template
    theirs = get_template("wagtailadmin/home.html").template
    assert "  " not in ours.source
    assert Path(ours.origin.name).is_relative_to(settings.ROOT)
    assert theirs.source == Path(theirs.origin.name).read_text()
