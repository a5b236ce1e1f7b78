"""What a member reads at an address at which there is nothing for them."""

from django.contrib.auth.models import Group
from django.test import Client

from community.models import Board
from tests.community.people import make_board, make_member, make_topic, signed_in


def test_a_member_is_led_back_to_the_boards_and_to_the_search(db: None) -> None:
    answer = signed_in(make_member()).get("/community/nowhere/")
    assert answer.status_code == 404
    assert 'action="/community/search/"' in answer.text
    assert '<a href="/community/">Back to the boards</a>' in answer.text
    assert 'aria-label="Community"' in answer.text
    assert "postcode" not in answer.text.partition("<main")[2].partition("</main>")[0].lower()


def test_what_is_hidden_and_what_never_was_are_answered_alike(db: None) -> None:
    group = Group.objects.create(name="A few")
    board = make_board("closed", kind=Board.Kind.RESTRICTED, group=group)
    hidden = make_topic(board, make_member())
    client = signed_in(make_member())
    mains = [
        client.get(address).text.partition("<main")[2].partition("</main>")[0]
        for address in (hidden.get_absolute_url(), "/community/topics/999999/")
    ]
    assert mains[0] == mains[1] != ""


def test_elsewhere_and_outside_nothing_tells_of_the_community(db: None) -> None:
    assert "Back to the boards" not in signed_in(make_member()).get("/nowhere/").text
    assert Client().get("/community/nowhere/").status_code == 302
