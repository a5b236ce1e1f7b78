"""Who wrote without a name is found out by two roles alone, and each look is written down."""

import re
from uuid import uuid4

import pytest

from community.account_deletion.actions import delete_account
from community.boards.actions.posts import reply
from community.exceptions import NotPossible
from community.models import AuditEntry, Decision, Member, Post, Topic, TraceRequest
from community.moderation.actions.author_lookup import suspend_author
from community.moderation.actions.posts import hide_post
from community.moderation.actions.reports import report_post
from community.moderation.actions.suspensions import suspend_member, warn_member
from tests.community.people import (
    administrator,
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)
from tests.factories import UserFactory

NAME = "Kim Nobody"


@pytest.fixture
def post(db: None) -> Post:
    topic = make_topic(make_board(), make_member())
    author = make_member(display_name=NAME)
    return reply(topic=topic, member=author, text="A shy question.", key=uuid4(), nameless=True)


@pytest.mark.parametrize("role", ["Administrators", "Safeguarding leads"])
def test_the_two_roles_find_out_with_a_reason_and_it_is_written_down(post: Post, role: str) -> None:
    user = UserFactory(role=role)
    client, address = signed_in(user), f"/community/posts/{post.pk}/author/"
    assert address in client.get(post.topic.get_absolute_url()).text
    assert NAME not in client.get(address).text
    assert NAME not in client.post(address, {"reason": ""}).text
    assert not AuditEntry.objects.filter(act="traced").exists()
    assert NAME in client.post(address, {"reason": "Somebody may be in danger."}).text
    entry = AuditEntry.objects.get(act="traced")
    assert (entry.by, entry.about) == (user, f"post:{post.pk}")
    assert entry.details == {"reason": "Somebody may be in danger."}


def test_nothing_shows_a_moderator_who_wrote(post: Post) -> None:
    assert post.author is not None
    assert post.author.user is not None
    client = signed_in(moderator())
    shown = [
        client.get(address).text
        for address in (
            post.topic.get_absolute_url(),
            f"/community/moderation/posts/{post.pk}/",
            "/community/moderation/",
        )
    ]
    for html in shown:
        assert NAME not in html
        assert post.author.user.email not in html
        assert f"/community/members/{post.author.pk}/" not in html
    assert client.get(f"/community/posts/{post.pk}/author/").status_code == 404


def test_the_audit_log_does_not_tell_either(post: Post) -> None:
    entries = AuditEntry.objects.filter(about=f"post:{post.pk}")
    assert [entry.by for entry in entries] == [None]


def test_marking_an_answer_does_not_tell_who_asked_without_a_name(db: None) -> None:
    author = make_member(display_name=NAME)
    topic = make_topic(make_board(), author)
    Topic.objects.filter(pk=topic.pk).update(nameless=True)
    answer = make_post(topic, make_member())
    signed_in(author).post(f"/community/posts/{answer.pk}/answer/")
    topic.refresh_from_db()
    assert topic.answer == answer
    assert AuditEntry.objects.get(act="marked_answer").by is None


DANGER = "Somebody may be in danger."


def desk_of(post: Post) -> str:
    return f"/community/moderation/posts/{post.pk}/"


def without_times(html: str) -> str:
    """A page without the tokens that are new each time."""
    return re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", html)


def test_a_moderator_cannot_suspend_who_wrote_without_a_name(post: Post) -> None:
    client = signed_in(moderator())
    assert 'value="suspend"' not in client.get(desk_of(post)).text
    answer = client.post(desk_of(post), {"act": "suspend", "words": "Because of this."})
    assert answer.status_code == 409
    assert not Member.objects.filter(state="suspended").exists()
    with pytest.raises(NotPossible):
        suspend_member(member=post.author, by=moderator(), reason="So.", post=post)  # type: ignore[arg-type]


@pytest.mark.parametrize("what", ["suspended", "left", "decided about", "warned", "gone"])
def test_what_becomes_of_an_author_changes_nothing_on_the_page_of_a_nameless_post(
    post: Post, what: str
) -> None:
    author, client = post.author, signed_in(moderator())
    assert author is not None
    before = without_times(client.get(desk_of(post)).text)
    if what == "suspended":
        suspend_member(member=author, by=moderator(), reason="Because of other things.")
    elif what == "left":
        Member.objects.filter(pk=author.pk).update(state=Member.State.LEFT)
    elif what == "decided about":
        named = make_post(make_topic(make_board("elsewhere"), make_member()), author)
        hide_post(post=named, by=moderator(), reason="It names a school.")
    elif what == "warned":
        warn_member(member=author, by=moderator(), reason="On their page.")
    else:
        delete_account(user=author.user, member=author, posts="stay")  # type: ignore[arg-type]
    assert without_times(client.get(desk_of(post)).text) == before


def test_what_is_decided_about_a_nameless_post_changes_nothing_on_its_authors_page(
    post: Post,
) -> None:
    client = signed_in(moderator())
    page = f"/community/moderation/members/{post.author_id}/"
    before = without_times(client.get(page).text)
    client.post(desk_of(post), {"act": "warn", "words": "Please be kinder."})
    client.post(desk_of(post), {"act": "hide", "words": "It names a school."})
    assert Decision.objects.count() == 2
    assert without_times(client.get(page).text) == before
    post.delete()
    assert without_times(client.get(page).text) == before, "also when the post has gone"


def test_a_warning_is_answered_alike_whether_its_author_is_still_there(post: Post) -> None:
    client, answers = signed_in(moderator()), []
    author, sent = post.author, {"act": "warn", "words": "Please be kinder."}
    answers.append(without_times(client.post(desk_of(post), sent, follow=True).text))
    assert author is not None
    assert author.user is not None
    delete_account(user=author.user, member=author, posts="stay")
    answers.append(without_times(client.post(desk_of(post), sent, follow=True).text))
    assert answers[0] == answers[1]


@pytest.mark.parametrize("role", ["Administrators", "Safeguarding leads"])
def test_the_two_roles_suspend_with_a_look_that_is_written_down(post: Post, role: str) -> None:
    client, address = signed_in(UserFactory(role=role)), f"/community/posts/{post.pk}/author/"
    sent = {"act": "suspend", "reason": DANGER, "words": "It cannot go on."}
    html = client.post(address, sent | {"reason": ""}).text
    assert post.author is not None
    assert not AuditEntry.objects.filter(act="traced").exists()
    html = client.post(address, sent).text
    assert "membership is suspended" in html
    assert NAME not in html
    post.author.refresh_from_db()
    assert post.author.state == Member.State.SUSPENDED
    assert AuditEntry.objects.get(act="traced").details == {"reason": DANGER}
    decision = Decision.objects.get()
    assert (decision.post, decision.member) == (None, post.author)
    assert not AuditEntry.objects.filter(act="suspended", about=f"post:{post.pk}").exists()


def test_what_stands_in_the_way_of_suspending_is_a_look_too(post: Post) -> None:
    assert post.author is not None
    Member.objects.filter(pk=post.author.pk).update(state=Member.State.LEFT)
    address = f"/community/posts/{post.pk}/author/"
    sent = {"act": "suspend", "reason": DANGER, "words": "It cannot go on."}
    answer = signed_in(UserFactory(role="Administrators")).post(address, sent)
    assert "Nothing was changed" in answer.text
    assert AuditEntry.objects.filter(act="traced").count() == 1


def test_a_suspension_for_a_nameless_post_leaves_no_trace_on_its_page(post: Post) -> None:
    report_post(post=post, reporter=make_member(), kind="abuse")
    client = signed_in(moderator())
    before = without_times(client.get(desk_of(post)).text)
    suspend_author(post=post, by=administrator(), reason=DANGER, words="It cannot go on.")
    assert without_times(client.get(desk_of(post)).text) == before


def test_a_moderator_asks_and_is_not_told_what_came_of_it(post: Post) -> None:
    asker, lead = signed_in(moderator()), signed_in(UserFactory(role="Safeguarding leads"))
    for _ in range(2):
        answer = asker.post(desk_of(post), {"act": "ask", "words": DANGER})
        assert answer.status_code == 302
    assert TraceRequest.objects.count() == 1
    assert DANGER in lead.get("/community/tracing/").text
    assert "1 post without a name" in signed_in(administrator()).get("/community/moderation/").text
    assert "1 post without a name" not in asker.get("/community/moderation/").text
    assert asker.get("/community/tracing/").status_code == 404
    before = without_times(asker.get(desk_of(post)).text)
    address = f"/community/posts/{post.pk}/author/"
    assert DANGER in lead.get(address).text
    lead.post(address, {"act": "done"})
    assert DANGER not in lead.get("/community/tracing/").text
    assert without_times(asker.get(desk_of(post)).text) == before
    assert AuditEntry.objects.filter(act="closed_trace_request").count() == 1


def test_closing_what_is_asked_stands_last_and_says_what_it_does(post: Post) -> None:
    TraceRequest.objects.create(post=post, by=moderator(), words="Somebody may be in danger.")
    html = signed_in(administrator()).get(f"/community/posts/{post.pk}/author/").text
    close, look = html.index("Nothing more is to be done"), html.index("and show me")
    assert close > look
    assert "This closes what moderators ask about this post at once" in html


def test_who_may_not_read_a_post_is_told_whom_to_ask_and_that_it_stays_open(post: Post) -> None:
    asked = moderator()
    hide_post(post=post, by=moderator(), reason="It names a school.")
    client = signed_in(UserFactory(role="Safeguarding leads"))
    address = f"/community/posts/{post.pk}/author/"
    assert "Ask a moderator what it says before you look." in client.get(address).text
    TraceRequest.objects.create(post=post, by=asked, words="Somebody may be in danger.")
    html = client.get(address).text
    assert f"Ask {asked.name or asked.email}, who asked you to look, what it says." in html
    assert "What is asked stays open meanwhile." in html
    assert "A shy question." not in html
