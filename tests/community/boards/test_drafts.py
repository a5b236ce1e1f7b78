"""What a member began to write is listed for them, and goes when they say so."""

import re
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from community.boards.actions import drafts
from community.boards.actions.drafts import discard_draft, keep_draft
from community.models import Board, Draft, Post, Topic
from community.moderation.actions.posts import edit_with_notice
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

pytestmark = pytest.mark.django_db
DRAFTS = "/community/drafts/"


def test_drafts_are_listed_with_the_way_back_to_each_place() -> None:
    member, board = make_member(), make_board()
    topic = make_topic(board, member, "Letters at birthdays")
    opening = topic.posts.get()
    for place in (f"board:{board.pk}", f"topic:{topic.pk}", f"post:{opening.pk}"):
        keep_draft(member=member, place=place, text=f"<i>Begun</i> at {place}")
    html = signed_in(member).get(DRAFTS).text
    new, reply, edit = (one.pk for one in Draft.objects.order_by("pk"))
    assert f'href="{board.get_absolute_url()}new/?draft={new}"' in html
    assert f'href="{topic.get_absolute_url()}?draft={reply}#reply"' in html
    assert f'href="/community/posts/{opening.pk}/edit/?draft={edit}"' in html
    assert "Reply to “Letters at birthdays”" in html


def test_no_member_sees_or_discards_the_draft_of_another() -> None:
    writer, other, topic = make_member(), make_member(), make_topic(make_board(), make_member())
    keep_draft(member=writer, place=f"topic:{topic.pk}", text="Half a thought")
    client, draft = signed_in(other), Draft.objects.get()
    assert "Half a thought" not in client.get(DRAFTS).text
    client.post(DRAFTS, {"draft": draft.pk})
    assert Draft.objects.filter(pk=draft.pk).exists()


def test_a_place_that_was_closed_to_the_member_is_not_named_but_the_words_are_kept() -> None:
    group = Group.objects.create(name="Made-up leads")
    kept = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    topic = make_topic(kept, make_member(group.name), "A secret title")
    member = make_member()
    keep_draft(member=member, place=f"topic:{topic.pk}", text="Half a thought")
    html = signed_in(member).get(DRAFTS).text
    assert "Half a thought" in html
    assert "A secret title" not in html
    assert "A place that you cannot open any more" in html


def test_a_discarded_draft_is_gone_and_discarding_twice_does_nothing() -> None:
    member = make_member()
    keep_draft(member=member, place=f"board:{make_board().pk}", text="Half a thought")
    client, pk = signed_in(member), Draft.objects.get().pk
    for named in (pk, pk, "none", "9" * 30, "\0"):
        assert client.post(DRAFTS, {"draft": named}).status_code == 302
    assert "You have no drafts." in client.get(DRAFTS).text
    discard_draft(member=member, pk=pk)


def test_the_list_costs_the_same_with_one_draft_and_with_many() -> None:
    member, board = make_member(), make_board()
    client = signed_in(member)
    topics = [make_topic(board, member) for _ in range(20)]
    keep_draft(member=member, place=f"topic:{topics[0].pk}", text="One")
    client.get(DRAFTS)
    one = queries_of(lambda: client.get(DRAFTS))
    for topic in topics:
        keep_draft(member=member, place=f"topic:{topic.pk}", text="Many")
    assert queries_of(lambda: client.get(DRAFTS)) == one <= 15


def typed(text: str, **more: Any) -> dict[str, Any]:
    return {"text": text, "key": str(uuid4())} | more


def fields_of(html: str) -> dict[str, str]:
    """Inputs of a page by name: their values, and `ticked` for a ticked box."""
    found = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name, value = (re.search(rf'{one}="([^"]*)"', tag) for one in ("name", "value"))
        if name:
            found[name[1]] = "ticked" if " checked" in tag else value[1] if value else ""
    return found


def test_a_draft_gives_back_all_that_was_typed() -> None:
    board, client = make_board(), signed_in(make_member())
    address = f"{board.get_absolute_url()}new/"
    about = "/areas/E08000006/"
    more = {"title": "T", "tags": "housing, law", "about": about, "nameless": "on", "keep": "1"}
    client.post(address, typed("Words.", **more))
    fields = fields_of(client.get(address).text)
    assert (fields["title"], fields["tags"]) == ("T", "housing, law")
    assert (fields["about"], fields["nameless"]) == (about, "ticked")


def test_what_was_begun_without_a_name_is_posted_without_it() -> None:
    topic, client = make_topic(make_board(), make_member()), signed_in(make_member())
    client.post(topic.get_absolute_url(), typed("A shy thing.", nameless="on", keep="1"))
    html = client.get(topic.get_absolute_url()).text
    assert "A shy thing.</textarea>" in html
    fields = fields_of(html)
    assert fields["nameless"] == "ticked"
    sent = {"text": "A shy thing.", "key": fields["key"], "nameless": "on"}
    client.post(topic.get_absolute_url(), sent)
    assert Post.objects.get(text="A shy thing.").nameless
    assert not Draft.objects.exists()


def test_a_quick_reply_from_another_tab_leaves_the_long_draft_alone() -> None:
    topic, client = make_topic(make_board(), make_member()), signed_in(make_member())
    client.post(topic.get_absolute_url(), typed("A long and careful draft.", keep="1"))
    client.post(topic.get_absolute_url(), typed("A quick thanks."))
    assert Draft.objects.get().text == "A long and careful draft."
    assert "A long and careful draft.</textarea>" in client.get(topic.get_absolute_url()).text


def test_of_two_topics_begun_on_one_board_each_is_kept_and_can_be_gone_on_with() -> None:
    board, client = make_board(), signed_in(make_member())
    address = f"{board.get_absolute_url()}new/"
    first, second = typed("One.", title="First"), typed("Two.", title="Second")
    for one in (first, second):
        client.post(address, one | {"keep": "1"})
    assert fields_of(client.get(address).text)["title"] == "Second"
    assert fields_of(client.get(f"{address}?draft=new").text)["title"] == ""
    client.post(address, second)
    left = Draft.objects.get()
    assert left.title == "First"
    html = client.get(f"{address}?draft={left.pk}").text
    assert fields_of(html)["key"] == first["key"]
    assert client.get(f"{address}?draft=x").status_code == 200


def test_two_edits_of_one_post_keep_a_draft_each() -> None:
    member = make_member()
    post = make_post(make_topic(make_board(), member), member)
    client, address = signed_in(member), f"/community/posts/{post.pk}/edit/"
    client.post(address, typed("A long edit.", stands="first", keep="1"))
    client.post(address, typed("A short edit.", stands="first"))
    post.refresh_from_db()
    assert post.text == "A short edit."
    assert Draft.objects.get().text == "A long edit."


def test_a_draft_of_an_edit_does_not_write_over_what_a_moderator_wrote_since() -> None:
    member = make_member()
    post = make_post(make_topic(make_board(), member), member, "As it was.")
    client, address = signed_in(member), f"/community/posts/{post.pk}/edit/"
    client.post(address, typed("As it was, and more.", stands="first", keep="1"))
    assert "was changed since" not in client.get(address).text
    edit_with_notice(post=post, by=moderator(), text="Made safe.", reason="It named a street.")
    html = client.get(address).text
    assert "This post was changed since you began this draft." in html
    assert "Made safe." in html
    assert "As it was, and more.</textarea>" in html
    post.refresh_from_db()
    assert fields_of(html)["stands"] == post.version


def test_whoever_comes_from_a_page_goes_on_with_what_they_began_about_it() -> None:
    board, client = make_board(), signed_in(make_member())
    address, page = f"{board.get_absolute_url()}new/", "/areas/E08000006/"
    client.post(address, typed("About another thing.", title="Other", keep="1"))
    fields = fields_of(client.get(f"{address}?about={page}").text)
    assert (fields["title"], fields["about"]) == ("", page)


def test_a_draft_with_which_one_cannot_go_on_can_be_copied_whole() -> None:
    member, topic = make_member(), make_topic(make_board(), make_member())
    text = "A word. " * 100 + "The end."
    keep_draft(member=member, place=f"topic:{topic.pk}", text=text)
    Topic.objects.filter(pk=topic.pk).update(is_closed=True)
    html = signed_in(member).get(DRAFTS).text
    assert "The end.</textarea>" in html
    assert "?draft=" not in html


def test_the_oldest_drafts_make_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drafts, "MOST", 2)
    member, place = make_member(), f"board:{make_board().pk}"
    for text in ("One", "Two", "Three"):
        keep_draft(member=member, place=place, text=text)
    assert drafts.clear_oldest(timezone.now()) == 1
    assert [one.text for one in Draft.objects.order_by("pk")] == ["Two", "Three"]


def queries_of(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as sent:
        act()
    return len(sent)
