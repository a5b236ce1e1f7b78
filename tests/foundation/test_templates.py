"""The loader that takes the layout out of our templates, and nothing that a reader sees."""

from pathlib import Path

import pytest
from django.conf import settings
from django.template import Engine

from foundation.templates import remove_layout


def render(tmp_path: Path, source: str, file: str = "page.html", **context: object) -> str:
    (tmp_path / file).write_text(source)
    engine = Engine(dirs=[str(tmp_path)], loaders=["foundation.templates.Loader"])
    return engine.render_to_string(file, context)


def test_indentation_goes_and_words_stay_apart() -> None:
    source = "<ul>\n  <li>\n    <b>a</b>\n    b\n    {{ c }}\n  </li>\n</ul>\n"
    assert remove_layout(source) == "<ul><li><b>a</b> b {{ c }}</li></ul>"


def test_what_stood_apart_stands_apart_with_a_condition_between(tmp_path: Path) -> None:
    source = "<p>\n  one\n  {% if two %}\n    <b>two</b>\n  {% endif %}\n  three\n</p>\n"
    assert render(tmp_path, source, two=True) == "<p>one <b>two</b> three</p>"
    assert render(tmp_path, source, two=False) == "<p>one three</p>"


def test_what_stood_together_stands_together(tmp_path: Path) -> None:
    source = '<p>\n  See <a\n    href="/a/"\n  >it</a>{% if more %}, {{ more }}{% endif %}.\n</p>'
    assert render(tmp_path, source, more="and more") == (
        '<p>See <a href="/a/">it</a>, and more.</p>'
    )


@pytest.mark.parametrize(
    ("current", "end"), [("page", ' aria-current="page">'), ("in", ' class="in">'), ("", ">")]
)
def test_an_attribute_under_a_condition_leaves_no_gap(
    tmp_path: Path, current: str, end: str
) -> None:
    source = (
        '<a\n  href="/b/"\n  {% if c == "page" and 2 > 1 %}\n    aria-current="page"\n'
        '  {% elif c %}class="{{ c }}"{% endif %}\n>b</a>'
    )
    assert render(tmp_path, source, c=current) == f'<a href="/b/"{end}b</a>'


def test_a_fragment_ends_with_its_last_word(tmp_path: Path) -> None:
    (tmp_path / "_one.html").write_text("{% comment %}\nA name.\n{% endcomment %}\n{{ author }}\n")
    assert render(tmp_path, '{% include "_one.html" %}.', author="Ada") == "Ada."


def test_tags_that_write_nothing_leave_no_empty_line(tmp_path: Path) -> None:
    source = "{% with b=a %}\n\n{% for c in b %}\n  {# c #}\n  {{ c }}\n{% endfor %}{% endwith %}"
    assert render(tmp_path, source, a="ab") == "a b "


def test_a_heading_whose_level_is_given_is_a_block() -> None:
    source = '<h{{ level|default:3 }} class="a">\n  b\n</h{{ level|default:3 }}>\n'
    assert remove_layout(source) == '<h{{ level|default:3 }} class="a">b</h{{ level|default:3 }}>'


def test_a_button_begins_and_ends_with_its_words_and_stays_within_its_line() -> None:
    source = "a\n<button>\n  b\n</button>\n<button>c</button>\n"
    assert remove_layout(source) == "a <button>b</button> <button>c</button>"


@pytest.mark.parametrize(
    "kept",
    [
        "<pre>\n  a\n\n    b\n</pre>",
        "<script>\n  // a\n  b()\n</script>",
        "<textarea rows='2'>\n  a\n\n  b</textarea>",
        "{% verbatim %}\n  {% comment %}\n  a\n  {% endcomment %}\n{% endverbatim %}",
    ],
)
def test_white_space_that_is_content_is_kept(kept: str) -> None:
    assert remove_layout(f"<div>\n  {kept} b\n  c\n</div>\n") == f"<div>{kept} b c</div>"


def test_a_tag_named_in_a_comment_is_no_tag(tmp_path: Path) -> None:
    source = "{% comment %}\n  Within a <pre>.\n{% endcomment %}\n<p>\n  a\n</p>\n<pre> b</pre>\n"
    assert render(tmp_path, source) == "<p>a</p><pre> b</pre>"


@pytest.mark.parametrize(
    ("chosen", "classes"), [(True, "card card--open"), (False, "card card--shut")]
)
def test_the_space_before_a_condition_is_for_each_of_its_branches(
    tmp_path: Path, chosen: bool, classes: str
) -> None:
    source = '<p class="card\n  card--{% if chosen %}open{% else %}shut{% endif %}">a</p>'
    assert render(tmp_path, source, chosen=chosen) == f'<p class="{classes}">a</p>'
    source = '<p class="card\n  {% if chosen %}card--open{% else %}card--shut{% endif %}">a</p>'
    assert render(tmp_path, source, chosen=chosen) == f'<p class="{classes}">a</p>'


def test_a_comment_within_a_line_hides_no_text(tmp_path: Path) -> None:
    source = "{# see {% comment %} #}<p>a</p>{% comment %}b{% endcomment %}<p>c</p>"
    assert render(tmp_path, source) == "<p>a</p><p>c</p>"


def test_letters_are_not_touched(tmp_path: Path) -> None:
    source = "Dear {{ author }},\n\n  indented\n"
    assert render(tmp_path, source, "letter.txt", author="Ada") == "Dear Ada,\n\n  indented\n"


def test_our_own_templates_come_by_this_loader_and_those_of_others_do_not() -> None:
    ours = Engine.get_default().get_template("components/age_band.html")
    theirs = Engine.get_default().get_template("wagtailadmin/home.html")
    assert "  " not in ours.source
    assert Path(ours.origin.name).is_relative_to(settings.ROOT)
    assert theirs.source == Path(theirs.origin.name).read_text()
