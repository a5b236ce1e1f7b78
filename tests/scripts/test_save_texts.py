"""Saved texts differ where a reader sees a difference, and nowhere else."""

import json
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives

from scripts.save_texts import main
from scripts.texts.answers import render_file
from scripts.texts.compare import list_changed_lines, shorten
from scripts.texts.layout import Folder, build_path
from scripts.texts.letters import render_text
from scripts.texts.links import parse_page
from scripts.texts.page_lines import read_page
from scripts.texts.placeholders import replace_chance, replace_dates


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a <b>c</b>  d</p>", "<p>\n  a<b> c</b>\n d\n</p>"),
        ('<p class="a  b" id=x>c</p>', '<p id="x"\n class="b a">c</p>'),
        ("<ul><li>a</li><li>b</li></ul>", "<ul>\n <li>a\n <li>b\n</ul>"),
        ("<div><div><p>a</p></div></div>", "<p>a</p>"),
        ("<p>it&#x27;s</p>", "<p>it&#39;s</p>"),
        ("<p><input type=hidden name=a> <b>c</b>", "<p><input type=hidden name=a><b>c</b>"),
        (
            '<input name="csrfmiddlewaretoken" value="abc" type=hidden>',
            '<input type="hidden" name="csrfmiddlewaretoken" value="xyz">',
        ),
    ],
)
def test_the_same_page_laid_out_otherwise_gives_the_same_lines(one: str, other: str) -> None:
    assert read_page(one) == read_page(other) != []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<p>a <b>c</b></p>", "<p>a<b>c</b></p>"),
        ("<p>a</p><p>b</p>", "<p>a b</p>"),
        ("<p>a</p>", "<h2>a</h2>"),
        ("<p>a <b>c</b></p>", "<p>a <i>c</i></p>"),
        ('<a href="/a/">x</a>', '<a href="/b/">x</a>'),
        ('<img alt="a" src="/x.png">', '<img alt="" src="/x.png">'),
        ('<input name="q">', '<input name="r">'),
        ('<p aria-label="a">x</p>', '<p aria-label="b">x</p>'),
        ('<p data-map="a">x</p>', "<p>x</p>"),
        ("<pre>a\n  b</pre>", "<pre>a\nb</pre>"),
        (f'<path d="{"M1 2" * 200}">', f'<path d="{"M1 2" * 199}M1 3">'),
    ],
)
def test_what_a_reader_meets_gives_other_lines(one: str, other: str) -> None:
    assert read_page(one) != read_page(other)


def test_of_the_admin_only_what_readers_meet_is_kept() -> None:
    html = '<script>var x</script><a class="w-1" href="/a/" data-x="y">Go<svg><use/></svg></a>'
    assert read_page(html, few=True) == ['<a href="/a/">Go</a>']


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("key 1b4e28ba-2fa1-11d2-883f-0016d3cca427.", "key <uuid>."),
        ("media/0cc175b9c0f1b6a831c399e269772661.png", "media/<uuid>.png"),
        ("2026-12-01T10:30:00.123456+00:00", "2026-12-01T10:30:00+00:00"),
        ("/accounts/password/reset/key/a-cx1-0f3c/", "/accounts/password/reset/key/<token>/"),
        (f"/confirm-email/MQ:1tQx2y:{'Ab3_-' * 8}xyz/", "/confirm-email/<token>/"),
        ("secret JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP", "secret <secret>"),
        ("E08000006, 999 123 4560, 93 services", "E08000006, 999 123 4560, 93 services"),
        ("a" * 32, "a" * 32),
        ("9" * 40, "9" * 40),
        ("seen " + "0a" * 32, "seen <digest>"),
        ("seen " + "0a" * 20, "seen <digest>"),
        ("/x.png?v=ccec989a", "/x.png?v=<version>"),
    ],
)
def test_what_is_random_becomes_a_placeholder(text: str, expected: str) -> None:
    assert replace_chance(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Tuesday 1 December 2026 at 14:00", "on <date> at <time>"),
        ("from 2026-12-01 for 3 weeks", "from <date> for 3 weeks"),
        ("/community/topics/17/#post-4", "/community/topics/<id>/#post-<id>"),
        ("To: person12@example.org", "To: person<number>@example.org"),
    ],
)
def test_of_another_day_the_dates_and_numbers_are_placeholders(text: str, expected: str) -> None:
    assert replace_dates(text) == expected


def test_a_file_is_saved_as_it_is_and_a_picture_by_its_digest() -> None:
    assert render_file(b"a,b\r\n1,2\r\n", "text/csv") == ["a,b", "1,2", ""]
    assert render_file(b'{"a":1}', "application/json") == ["{", ' "a": 1', "}"]
    (line,) = render_file(b"\x89PNG", "image/png")
    assert line.startswith("4 bytes, SHA-256 ")
    assert render_file(b"\x89PNH", "image/png") != [line]


def test_parts_of_pages_in_a_file_are_read_as_pages() -> None:
    def sent(token: str) -> list[str]:
        html = f"<p class=x>Go<input name=csrfmiddlewaretoken value={token}></p>"
        return render_file(json.dumps({"html": [html]}).encode(), "application/json", few=True)

    assert sent("abc") == sent("xyz")
    assert any("<p>Go" in line for line in sent("abc"))


def test_a_long_line_is_shown_from_where_it_differs() -> None:
    shown = shorten(list_changed_lines(["x" * 500 + "old"], ["x" * 500 + "new"]))
    assert [line[-5:] for line in shown] == ["xxold", "xxnew"]
    assert all(len(line) < 60 for line in shown)


def test_an_archive_is_compared_by_what_it_holds() -> None:
    def packed(year: int) -> bytes:
        into = BytesIO()
        with zipfile.ZipFile(into, "w") as archive:
            archive.writestr(zipfile.ZipInfo("a.txt", (year, 1, 1, 0, 0, 0)), "a")
        return into.getvalue()

    assert packed(2020) != packed(2021)
    assert render_file(packed(2020), "application/zip") == render_file(packed(2021), "x/zip")


def test_a_mail_is_saved_with_its_parts_and_without_its_number() -> None:
    def mail(text: str) -> str:
        one = EmailMultiAlternatives("A reply", text, "a@a.example", ["b@b.example"])
        one.attach_alternative(f"<p>{text}</p>", "text/html")
        return render_text(one)

    assert mail("Hello") == mail("Hello")
    assert mail("Hello") != mail("Hullo")
    for line in ("Subject: A reply", "To: b@b.example", "[text/plain]", "Hello", "<p>Hello"):
        assert line in mail("Hello").splitlines()


def test_links_and_fields_are_read_as_a_browser_would_send_them() -> None:
    html = """<a href="../b/?q=1#x">b</a><a href="https://elsewhere.example/">e</a>
    <form method=post><input name=a value=1><input type=checkbox name=c>
    <select name=s><option value=x>x<option value=y selected>y</select>
    <select name=t><option value=u>u<option value=v>v</select>
    <textarea name=w>\nwords</textarea><button name=act value=go>Go</button></form>"""
    parts = parse_page("/a/", html)
    assert parts.links == ["/b/?q=1"]
    (form,) = parts.forms
    assert (form.action, form.buttons) == ("/a/", [("act", "go")])
    assert [(name, value) for name, _, value in form.fields] == [
        ("a", "1"),
        ("s", "y"),
        ("t", "u"),
        ("w", "words"),
    ]


def test_addresses_that_differ_have_files_that_differ() -> None:
    addresses = ("/", "/a", "/a/", "/a.csv", "/a/?q=1", "/a/?q=2", f"/?q={'x' * 300}", "/a/../b/")
    paths = {build_path("pages", "visitor", address) for address in addresses}
    assert len(paths) == len(addresses)
    assert all(len(path.name) < 200 and ".." not in path.parts for path in paths)


def saved(folder: Path, **texts: str) -> Path:
    for name, text in texts.items():
        Folder(folder).write(Path("pages", "visitor", f"{name}.txt"), text)
    return folder


def test_a_comparison_names_what_differs(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = saved(tmp_path / "a", one="GET /one/\nold\nsame", two="GET /two/", three="GET /three/")
    after = saved(tmp_path / "b", one="GET /one/\nnew\nsame", two="GET /two/", four="GET /four/")
    assert main(["--compare", str(before), str(after)]) == 1
    printed = capsys.readouterr().out
    for words in (
        "differs: GET /one/",
        "    -old",
        "    +new",
        "gone: GET /three/",
        "new: GET /four/",
    ):
        assert words in printed
    assert "same" not in printed
    assert "GET /two/" not in printed
    assert "2 pages, 0 files, 0 mails compared: 3 differ." in printed


def test_a_line_that_changed_on_many_pages_is_shown_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = saved(tmp_path / "a", one="GET /one/\nold", two="GET /two/\nold")
    after = saved(tmp_path / "b", one="GET /one/\nnew", two="GET /two/\nnew")
    assert main(["--compare", str(before), str(after)]) == 1
    printed = capsys.readouterr().out
    assert printed.count("+new") == 1
    assert "lines shown above: 1 more" in printed
    assert "2 differ." in printed


def test_the_same_twice_is_no_difference_and_nothing_is_an_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = saved(tmp_path / "a", one="GET /one/")
    assert main(["--compare", str(before), str(before)]) == 0
    assert "1 pages, 0 files, 0 mails compared: nothing differs." in capsys.readouterr().out
    assert main(["--compare", str(before), str(tmp_path / "none")]) == 2
    with pytest.raises(SystemExit, match="is not empty"):
        main([str(before)])
