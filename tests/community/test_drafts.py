"""What a member began to write is listed for them, and goes when they say so."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.actions.posts import discard_draft, keep_draft
from community.models import Board, Draft
from tests.community.people import make_board, make_member, make_topic, signed_in

pytestmark = pytest.mark.django_db
DRAFTS = "/community/drafts/"


def test_drafts_are_listed_with_the_way_back_to_each_place() -> None:
    member, board = make_member(), make_board()
    topic = make_topic(board, member, "Letters at birthdays")
    opening = topic.posts.get()
    for place in (f"board:{board.pk}", f"topic:{topic.pk}", f"post:{opening.pk}"):
        keep_draft(member=member, place=place, text=f"<i>Begun</i> at {place}")
    html = signed_in(member).get(DRAFTS).text
    assert f'href="{board.get_absolute_url()}new/"' in html
    assert f'href="{topic.get_absolute_url()}#reply"' in html
    assert f'href="/community/posts/{opening.pk}/edit/"' in html
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


def queries_of(act: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as sent:
        act()
    return len(sent)
