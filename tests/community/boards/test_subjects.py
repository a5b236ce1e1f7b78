"""Topics about a service, an authority, a spotlight or a reference: listed there for members."""

from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client

from cms.models import Reference, SpotlightPage
from community.boards.subjects import at_address, subject_of
from community.models import Board, Member, Topic
from directory.models import Service
from tests.community.people import make_board, make_member, make_topic, moderator, signed_in
from tests.factories import UserFactory

TITLE = "How do they take referrals?"
SALFORD = "/areas/E08000006/"


def pages() -> list[str]:
    service = Service.objects.public().order_by("pk").first()
    assert service is not None
    spotlight = SpotlightPage.objects.live().order_by("pk")[0]
    reference = Reference.objects.filter(live=True).order_by("pk")[0]
    return [
        service.get_absolute_url(),
        SALFORD,
        "/areas/E12000002/",
        f"/practice/{spotlight.slug}/",
        f"/evidence/{reference.key}/",
    ]


def about(page: str, board: Board | None = None, author: Member | None = None) -> Topic:
    topic = make_topic(board or make_board(), author or make_member(), TITLE)
    subject = at_address(page)
    assert subject is not None
    topic.subject_key = subject.key
    topic.save()
    return topic


@pytest.mark.parametrize("number", range(5))
def test_a_topic_is_listed_on_the_page_that_it_is_about(db: None, number: int) -> None:
    page = pages()[number]
    topic = about(page)
    answer = signed_in(make_member()).get(page)
    assert TITLE in answer.text
    assert topic.get_absolute_url() in answer.text
    assert "no-store" in answer.headers["Cache-Control"]
    assert subject_of(topic.subject_key) == at_address(page)


@pytest.mark.parametrize("number", range(5))
def test_others_see_the_same_page_with_and_without_topics(db: None, number: int) -> None:
    page = pages()[number]
    waiting = make_member(experienced=False, state=Member.State.APPLIED)
    readers = [Client(), signed_in(UserFactory()), signed_in(waiting)]
    before = [reader.get(page).content for reader in readers]
    about(page)
    after = [reader.get(page) for reader in readers]
    assert [answer.content for answer in after] == before
    assert len(set(before)) == 1
    for answer in after:
        assert answer.headers["Cache-Control"] == "public, no-cache"
        assert not answer.cookies


def test_a_topic_of_a_restricted_board_is_listed_for_its_group_alone(db: None) -> None:
    group = Group.objects.create(name="North West leads")
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    inside = make_member("North West leads")
    about(SALFORD, board, inside)
    assert TITLE in signed_in(inside).get(SALFORD).text
    other = signed_in(make_member())
    assert TITLE not in other.get(SALFORD).text
    assert TITLE not in other.get(f"/community/about/?page={SALFORD}").text


def test_who_still_has_to_set_up_the_second_step_sees_no_titles_on_public_pages(db: None) -> None:
    group = Group.objects.create(name="North West leads")
    board = make_board("leads", kind=Board.Kind.RESTRICTED, group=group)
    about(SALFORD, board, make_member("North West leads"))
    chief = moderator()
    assert TITLE in signed_in(chief).get(SALFORD).text
    Authenticator.objects.filter(user=chief).delete()
    assert TITLE not in signed_in(chief).get(SALFORD).text


def test_a_topic_is_started_from_the_page_that_it_is_about(db: None) -> None:
    make_board()
    client = signed_in(make_member())
    page = client.get(f"/community/about/?page={SALFORD}").text
    new = "/community/boards/practice/new/"
    assert f"{new}?about=%2Fareas%2FE08000006%2F" in page
    assert f'value="{SALFORD}"' in client.get(f"{new}?about={SALFORD}").text
    sent = {"title": TITLE, "text": "Does anybody know?", "key": str(uuid4()), "about": SALFORD}
    client.post(new, sent)
    topic = Topic.objects.get(title=TITLE)
    assert topic.subject_key.startswith("area:")
    assert f'About <a href="{SALFORD}">' in client.get(topic.get_absolute_url()).text


def test_a_page_that_is_none_is_named_and_nothing_is_lost(db: None) -> None:
    make_board()
    sent = {"title": TITLE, "text": "Does anybody know?", "key": str(uuid4()), "about": "/nowhere/"}
    html = signed_in(make_member()).post("/community/boards/practice/new/", sent).text
    assert "“/nowhere/” is not the page of a service" in html
    assert "Does anybody know?" in html
    assert not Topic.objects.filter(title=TITLE).exists()


def test_what_is_no_longer_public_is_not_named(db: None) -> None:
    service = Service.objects.public().order_by("pk")[0]
    topic = about(service.get_absolute_url())
    Service.objects.filter(pk=service.pk).update(live=False)
    html = signed_in(make_member()).get(topic.get_absolute_url()).text
    assert service.name not in html


def test_a_moderator_says_what_a_topic_is_about(db: None) -> None:
    topic = make_topic(make_board(), make_member())
    client = signed_in(moderator())
    address = f"{topic.get_absolute_url()}act/"
    client.post(address, {"act": "about", "page": SALFORD})
    topic.refresh_from_db()
    assert topic.subject_key.startswith("area:")
    wrong = client.post(address, {"act": "about", "page": "/x/"}).text
    assert "No page of this site that a topic can be about has this address." in wrong
    assert 'value="/x/"' in wrong
    topic.refresh_from_db()
    assert topic.subject_key.startswith("area:")
    client.post(address, {"act": "about", "page": ""})
    topic.refresh_from_db()
    assert topic.subject_key == ""


@pytest.mark.parametrize("key", ["", "nonsense", "service:", "shoe:1", "service:not-a-uuid"])
def test_a_key_of_nothing_leads_to_nothing(db: None, key: str) -> None:
    assert subject_of(key) is None
