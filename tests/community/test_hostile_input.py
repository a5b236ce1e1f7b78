"""Whatever is typed or put into an address: no fault, no other site, no minute of waiting."""

import time
from dataclasses import asdict
from html.parser import HTMLParser
from urllib.parse import urlencode
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client

from accounts.models import User
from community.boards.mentions import MENTION, beginnings
from community.boards.quotes import names_quoted
from community.guard_check import weigh
from community.search.snippets import snippet
from community.search.stemming import stems
from community.text.excerpts import excerpt
from community.text.markdown import REL, rendered
from tests.community.people import make_board, make_member, make_topic, signed_in
from tests.community.permissions.rows import AS, Row
from tests.community.permissions.table import TABLE
from tests.community.permissions.world import People, people

__all__ = ["people"]
HOSTILE = ("a\0b", "9" * 30, "\u202e@Kim#99999999999999999999", "http://[half", "x" * 30_000)
ASKED = (
    *("before", "after", "from", "quote", "q", "page", "board", "tag", "kind", "version"),
    *("about", "sent", "act", "person", "since", "until"),
)
# A page of 20,000 characters is rendered and read in less than this, on a slow machine too.
SECONDS = 5.0


def who_may(row: Row, people: People) -> User | None:
    """Somebody who gets furthest at this address."""
    best = ("done", "yes", "late", "may", "no", "join")
    answers = dict(zip(AS, row.answers.split(), strict=True))
    return people.users[min(AS[1:], key=lambda one: best.index(answers[one]))]


def statuses(row: Row, client: Client, address: str) -> list[int]:
    return [undone(one, client, address, row) for one in HOSTILE]


def undone(value: str, client: Client, address: str, row: Row) -> int:
    """The worst answer to a value, in the address or in each field of the form in turn."""
    if row.method == "GET":
        return client.get(f"{address}?{urlencode(dict.fromkeys(ASKED, value))}").status_code
    worst, sent = 0, {"key": str(uuid4())} | row.sent
    for name in {*sent, "seen", "checked"}:
        with transaction.atomic():
            worst = max(worst, client.post(address, sent | {name: value}).status_code)
            transaction.set_rollback(True)
    return worst


def test_no_input_is_answered_by_a_fault(people: People) -> None:
    faults = {}
    for row in TABLE:
        user = who_may(row, people)
        assert user is not None
        address = row.address.format(**asdict(people.world)).partition("?")[0]
        worst = max(statuses(row, signed_in(user), address))
        if worst >= 500:
            faults[str(row)] = worst
    assert faults == {}


LONG = 20_000
PATTERNS = {
    "brackets": "[" * LONG,
    "links": "[a](" * (LONG // 4),
    "images": "![" * (LONG // 2),
    "emphasis": "*a " * (LONG // 3),
    "stars": "*" * LONG,
    "mixed stars": "**a *b " * (LONG // 7),
    "backticks": "".join("`" * number + "a" for number in range(1, 190)),
    "quotes in quotes": ">" * LONG,
    "lists in lists": "".join("  " * number + "- a\n" for number in range(130)),
    "one line lists": "- " * (LONG // 2),
    "many lines": "a\n" * (LONG // 2),
    "references": "[a]: b\n" * (LONG // 7),
    "angles": "<" * LONG,
    "html": "<div>" * (LONG // 5),
    "entities": "&#" * (LONG // 2),
    "names": "@Kim Jones Kim Jones " * (LONG // 21),
    "mentions": "@" * LONG,
    "one word": "a" * LONG,
    "numbers": "7 " * (LONG // 2),
    "digits": "1" * LONG,
    "spaces": " " * LONG,
    "addresses": "a@b." * (LONG // 4),
    "quoted": "> a wrote ([the post](x#post-1)):\n" * (LONG // 34),
    "capitals": "Aa " * (LONG // 3),
    "turned": "\u202e" * LONG,
    "combining": "e\u0301\u0301" * (LONG // 3),
}


@pytest.mark.parametrize("text", PATTERNS.values(), ids=PATTERNS)
def test_no_text_keeps_the_server_busy(text: str) -> None:
    took = {}
    for work in (rendered, excerpt, stems, names_quoted, named, found_in, read_by_guard):
        begun = time.process_time()  # what else the machine does counts for nothing
        work(text)
        took[work.__name__] = time.process_time() - begun
    assert {name: seconds for name, seconds in took.items() if seconds > SECONDS} == {}


def named(text: str) -> None:
    for match in list(MENTION.finditer(text))[:20]:
        beginnings(match[1])


def found_in(text: str) -> None:
    snippet(text, ["kim"])


def read_by_guard(text: str) -> None:
    weigh(text=text)


DANGEROUS = {
    "script": "<script>alert(1)</script>",
    "script link": "[a](javascript:alert(1))",
    "hidden script link": "[a](java&#115;cript:alert(1))",
    "tabbed script link": "[a](java\tscript:alert(1))",
    "data link": "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "vbscript": "[a](vbscript:a)",
    "picture": "![a](https://elsewhere.example/a.png)",
    "handler": '<a href="x" onclick="alert(1)">a</a>',
    "quote in link": '[a](https://x.example/"onmouseover="alert(1))',
    "title": '[a](https://x.example "\\" onmouseover=alert(1)")',
    "autolink": "<javascript:alert(1)>",
    "nested": "> - > <img src=x onerror=alert(1)>",
    "style": "<style>*{display:none}</style>",
    "form": '<form action="https://elsewhere.example"><input name="a">',
    "frame": "<iframe src=https://elsewhere.example></iframe>",
}


@pytest.mark.parametrize("text", DANGEROUS.values(), ids=DANGEROUS)
def test_nothing_that_acts_comes_out_of_markdown(text: str) -> None:
    html = rendered(text, {"@Kim": "/community/members/1/"})
    for tag in ("<script", "<img", "<style", "<form", "<input", "<iframe", "<svg"):
        assert tag not in html
    for name, value in Attributes.of(html):
        assert name in ("href", "rel", "title")
        assert name != "href" or value.startswith(("https://", "/"))
        assert name != "rel" or value == REL


class Attributes(HTMLParser):
    """The names and values of all attributes, as a browser reads them."""

    @classmethod
    def of(cls, html: str) -> list[tuple[str, str]]:
        reader = cls()
        reader.found = []
        reader.feed(html)
        return reader.found

    found: list[tuple[str, str]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [(name, value or "") for name, value in attrs]


def test_a_page_never_leads_to_another_site(db: None) -> None:
    topic, member = make_topic(make_board(), make_member()), make_member()
    client = signed_in(member)
    for next_one in ("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example"):
        for address in ("/accounts/login/", f"{topic.get_absolute_url()}watch/"):
            sent = {"next": next_one, "from": next_one, "level": "watch"}
            answer = client.post(f"{address}?{urlencode({'next': next_one})}", sent)
            assert "elsewhere" not in answer.headers.get("Location", "")
