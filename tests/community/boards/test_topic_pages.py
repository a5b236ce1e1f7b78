"""Pages of topics, boards and results: what they cost, and places that are not there."""

import re
from collections.abc import Callable
from contextlib import AbstractContextManager
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.boards.pagination import POSTS, TOPICS
from community.models import Topic
from mapping_data.models import Area
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

Queries = Callable[..., AbstractContextManager[Any]]


@pytest.fixture
def topic(db: None) -> Topic:
    """With everything that a topic can have."""
    topic = make_topic(make_board(), make_member(display_name="Kim Jones"))
    topic.tags.set(["endings", "housing"])
    area = Area.objects.exclude(kind=Area.Kind.COUNTRY).first()
    assert area is not None
    Topic.objects.filter(pk=topic.pk).update(subject_key=f"area:{area.uuid}")
    for _ in range(POSTS + 10):
        make_post(topic, make_member(experienced=False), "What one of us has written about it.")
    return topic


def reader(kind: str) -> Client:
    if kind == "moderator":
        return signed_in(moderator())
    groups = {"moderator member": ["Moderators"], "member": []}
    return signed_in(make_member(*groups[kind], experienced=False))


@pytest.mark.parametrize("kind", ["member", "moderator", "moderator member"])
def test_a_topic_costs_no_more_than_15_queries_on_any_visit(topic: Topic, kind: str) -> None:
    client, url = reader(kind), topic.get_absolute_url()
    fifth, last = topic.posts.all()[4], topic.posts.all()[POSTS + 5]
    addresses = [
        f"{url}?from={fifth.pk}&quote={fifth.pk}",
        f"{url}?from={fifth.pk}&quote={last.pk}",
        url,
        f"{url}?from={last.pk}",
        f"{url}?before={last.pk}",
        f"{url}?from=99999999&quote={fifth.pk}",
    ]
    for address in [*addresses, *addresses]:
        assert cost(partial(client.get, address)) <= 15, address


@pytest.mark.parametrize("kind", ["member", "moderator member"])
@pytest.mark.parametrize("pressed", ["find", "preview", "keep", "mention", ""])
def test_a_page_that_answers_a_form_costs_no_more(topic: Topic, kind: str, pressed: str) -> None:
    client, url = reader(kind), topic.get_absolute_url()
    for name in ("Kim Brown", "Kim Green", "Kim Green"):
        make_member(display_name=name, experienced=False)
    quoted = f"> Kim Jones wrote ([the post]({url}?from=1#post-{topic.last_post_id})):\n> So.\n\n"
    sent = {"text": f"{quoted}@Kim Jones wrote: her NHS number is 943 476 5919.", "who": "kim"}
    sent |= {pressed: "@Kim Jones"} if pressed else {}
    for _ in range(2):
        key = {"key": str(uuid4())}
        assert cost(partial(client.post, url, sent | key)) <= 15


def cost(act: Callable[[], Any]) -> int:
    with CaptureQueriesContext(connection) as queries:
        answer = act()
    assert answer.status_code == 200
    return sum("SAVEPOINT" not in query["sql"] for query in queries)


@pytest.mark.parametrize("address", ["", "?before={cursor}", "?before=1-1"])
def test_a_board_costs_no_more(topic: Topic, assert_queries: Queries, address: str) -> None:
    author = make_member()
    for _ in range(TOPICS + 2):
        make_topic(topic.board, author)
    client = signed_in(make_member("Moderators"))
    board = topic.board.get_absolute_url()
    cursor = re.search(r"\?before=([\d-]+)", client.get(board).text)
    assert cursor is not None
    with assert_queries(15):
        client.get(board + address.format(cursor=cursor[1]))


@pytest.mark.parametrize("query", ["q=written", "q=written&tag=housing&board=practice&page=9"])
def test_a_search_costs_no_more(topic: Topic, assert_queries: Queries, query: str) -> None:
    client = signed_in(make_member("Moderators"))
    with assert_queries(15):
        client.get(f"/community/search/?{query}")


def test_a_topic_costs_the_same_with_few_posts_and_with_many(db: None) -> None:
    author, client, costs = make_member(), signed_in(make_member()), set()
    for number in (2, POSTS * 8):
        topic = make_topic(make_board(), author)
        for _ in range(number):
            make_post(topic, author)
        for _ in range(2):
            make_post(topic, author)
            address = f"{topic.get_absolute_url()}?before=end"
            costs.add(cost(partial(client.get, address)))
    assert len(costs) == 1


@pytest.mark.parametrize("place", ["from=99999999", "before=1", "before=0", "from=x", "before=x"])
def test_what_is_no_place_in_a_topic_is_said_with_a_way_on(topic: Topic, place: str) -> None:
    client, url = signed_in(make_member()), topic.get_absolute_url()
    html = client.get(f"{url}?{place}").text
    assert re.search("There are no posts|not a place in this topic", html)
    assert f'<a href="{url}">The first posts</a>' in html
    last = re.search(r'<a href="([^"]*)">The last posts</a>', html)
    assert last is not None
    html = client.get(last[1]).text
    newest = topic.posts.last()
    assert newest is not None
    assert f'id="post-{newest.pk}"' in html
    assert "Later posts" not in html
    assert "Earlier posts" in html


def test_the_last_page_backwards_offers_no_later_one(topic: Topic) -> None:
    client, url = signed_in(make_member()), topic.get_absolute_url()
    html = client.get(f"{url}?before=99999999").text
    assert 'class="post' in html
    assert "Later posts" not in html


def test_beyond_the_end_of_a_board_its_oldest_topics_stand(topic: Topic) -> None:
    html = signed_in(make_member()).get(f"{topic.board.get_absolute_url()}?before=1-1").text
    assert "this is the end of the list" in html
    assert topic.title in html
    assert "Nobody has written here yet" not in html


def test_beyond_the_last_results_the_way_leads_back(topic: Topic) -> None:
    html = signed_in(make_member()).get("/community/search/?q=written&page=7").text
    assert "The results do not go on as far as page 7." in html
    assert 'href="/community/search/?q=written"' in html
    assert "Nobody has asked yet" not in html


def test_the_tags_of_a_topic_stand_on_its_page_and_no_others(topic: Topic) -> None:
    other = make_topic(topic.board, make_member())
    other.tags.set(["elsewhere"])
    html = signed_in(make_member()).get(topic.get_absolute_url()).text
    assert re.findall(r"search/\?tag=(\w+)", html) == ["endings", "housing"]
