"""Every letter of the community as plain text and as a page."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.core import mail

from community.email.html_layout import as_page
from community.membership.actions import approve_member, decline_applicant
from community.models import Member, Watch
from community.notifications.actions import watch
from community.summaries.emails import WITHDRAWN, tell_editors
from tests.community.outbox import run_tasks
from tests.community.people import make_board, make_member, make_post, make_topic, moderator
from tests.community.summaries.factories import make_summary, two_posts

SITE = "http://localhost:8000"


@pytest.fixture(autouse=True)
def site(settings: Any) -> None:
    settings.WAGTAILADMIN_BASE_URL = SITE


class Links(HTMLParser):
    """Addresses and their words, and every tag."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.tags: set[str] = set()
        self.address = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.address = dict(attrs).get("href") or "" if tag == "a" else ""

    def handle_data(self, data: str) -> None:
        if self.address:
            self.found[self.address] = data

    def handle_endtag(self, tag: str) -> None:
        self.address = ""


def page_of(letter: Any) -> str:
    (alternative,) = letter.alternatives
    assert alternative[1] == "text/html"
    return str(alternative[0])


def test_a_line_that_ends_in_an_address_of_ours_is_a_link_with_its_words() -> None:
    stays = "What you wrote stays. You may ask another moderator to look"
    html = as_page("Alongside: a <b>", f"First.\n\n{stays}: {SITE}/a/?b=1&c=2\nNext: {SITE}/d/\n")
    links = Links(html)
    assert links.found == {
        f"{SITE}/a/?b=1&c=2": "You may ask another moderator to look",
        f"{SITE}/d/": "Next",
    }
    assert "<p>First.</p>" in html
    assert "What you wrote stays. <a" in html
    assert "a &lt;b&gt;" in html


@pytest.mark.parametrize(
    "words",
    [
        "Look here: https://elsewhere.example/",
        f"Look here: {SITE}.elsewhere.example/",
        "<a href='https://elsewhere.example/'>Look</a>",
        "<img src='https://elsewhere.example/x.png'>",
        "Look here: javascript:alert(1)",
    ],
)
def test_what_somebody_wrote_makes_no_link_to_elsewhere_and_no_picture(words: str) -> None:
    links = Links(as_page("Alongside", f"A moderator says:\n\n{words}\n"))
    assert links.found == {}
    assert not links.tags & {"img", "script", "style", "link"}


@pytest.mark.django_db
def test_a_letter_about_a_post_is_a_page_too_with_the_link_that_stops_it() -> None:
    reader, author = make_member(), make_member()
    topic = make_topic(make_board(), author, "Endings & beginnings")
    watch(member=reader, place=topic, level=Watch.Level.WATCH)
    post = make_post(topic, author, "We meet **once** more, <b>and</b> ring.")
    run_tasks()
    (letter,) = [one for one in mail.outbox if "a reply in" in one.subject]
    html, stop = page_of(letter), letter.extra_headers["List-Unsubscribe"].strip("<>")
    links = Links(html).found
    assert links[stop] == "Stop these e-mails with one click, without signing in"
    assert stop in letter.body
    assert f"{SITE}{post.get_absolute_url()}" in links
    assert "Endings &amp; beginnings" in html
    assert "<b>" not in html


@pytest.mark.django_db
def test_every_kind_of_letter_has_both_parts() -> None:
    for _ in range(2):
        applicant = make_member(experienced=False, state=Member.State.APPLIED)
        if mail.outbox:
            decline_applicant(member=applicant, by=moderator(), reason="We do not know the <team>.")
        else:
            approve_member(member=applicant, by=moderator())
        run_tasks()
    tell_editors(WITHDRAWN, make_summary(*two_posts()), "1")
    run_tasks()
    assert len(mail.outbox) >= 3
    for letter in mail.outbox:
        html = page_of(letter)
        assert html.startswith("<!doctype html>")
        assert "http" not in html.replace(SITE, "")
    assert any("the &lt;team&gt;" in page_of(one) for one in mail.outbox)
