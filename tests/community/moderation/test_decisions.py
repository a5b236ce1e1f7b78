"""What moderators do with posts and members, and what the author is told."""

from typing import Any
from uuid import uuid4

import pytest
from django.core import mail
from django.test import Client

from community.models import AuditEntry, Decision, Member, Post
from community.moderation.actions.reports import report_post
from tests.community.outbox import run_tasks, ticked
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

IDENTIFYING = "Her NHS number is 943 476 5919, can anyone help?"


@pytest.fixture
def post(db: None) -> Post:
    author = make_member(display_name="Kim")
    return make_post(make_topic(make_board(), make_member()), author, "What it said.")


def address(post: Post) -> str:
    return f"/community/moderation/posts/{post.pk}/"


def decide(post: Post, act: str, client: Client | None = None, **sent: str) -> Any:
    answer = (client or signed_in(moderator())).post(address(post), {"act": act} | sent)
    post.refresh_from_db()
    return answer


def told(member: Member | None) -> list[str]:
    """What this member was written, the subject first."""
    run_tasks()
    assert member is not None
    assert member.user is not None
    return [f"{one.subject}\n{one.body}" for one in mail.outbox if one.to == [member.user.email]]


def test_the_page_shows_the_post_in_its_place(post: Post) -> None:
    make_post(post.topic, make_member(), "What came after.")
    html = signed_in(moderator()).get(address(post)).text
    for words in ("How do others do this?", "What it said.", "What came after.", "Practice"):
        assert words in html


def test_the_guards_findings_stand_where_they_are(post: Post) -> None:
    Post.objects.filter(pk=post.pk).update(text=IDENTIFYING)
    html = signed_in(moderator()).get(address(post)).text
    assert '<span class="tag">Holds</span>' in html
    assert ">943 476 5919</mark>" in html


def test_an_edit_with_notice_keeps_what_was_said_and_tells_the_author(post: Post) -> None:
    decide(post, "edit", text="What it says now.", words="It named a street.")
    assert post.text == "What it says now."
    assert [version.text for version in post.versions.all()] == ["What it said."]
    assert "It named a street." in told(post.author)[0]
    assert "What it said." not in told(post.author)[0]


def test_the_guard_reads_a_moderators_words_too(post: Post) -> None:
    answer = decide(post, "edit", text=IDENTIFYING, words="Mended.")
    assert "The guard would hold this" in answer.text
    assert post.text == "What it said."
    decide(post, "edit", text=IDENTIFYING, words="It is a made-up number.", checked="on")
    assert post.text == "What it said."
    read = ticked(answer.text)
    decide(post, "edit", text=IDENTIFYING, words="It is a made-up number.", checked=read)
    assert post.text == IDENTIFYING


def test_the_title_is_edited_with_an_opening_post_alone(post: Post) -> None:
    opening = post.topic.posts.get(is_opening=True)
    decide(post, "edit", text="An answer.", title="A calmer title", words="It named a town.")
    post.topic.refresh_from_db()
    assert post.topic.title == "A made-up topic"
    decide(opening, "edit", text="A question.", title="A calmer title", words="It named a town.")
    post.topic.refresh_from_db()
    assert post.topic.title == "A calmer title"
    assert opening.versions.get().title == "A made-up topic"


def test_an_act_without_a_reason_is_refused(post: Post) -> None:
    for act in ("hide", "warn", "suspend"):
        answer = decide(post, act)
        assert "Say why: they read it, and may appeal." in answer.text
    assert post.state == Post.State.PUBLIC
    assert not Decision.objects.exists()


def test_an_act_that_is_refused_is_said_at_the_top_with_a_way_to_it(post: Post) -> None:
    html = decide(post, "hide", words="").text
    assert "<title>Error: Decide" in html
    assert html.index('href="#hide_words">') < html.index("The post in its place")
    assert html.count("There is a problem") == 1
    applicant = make_member(state=Member.State.APPLIED)
    declining = f"/community/moderation/members/{applicant.pk}/"
    html = signed_in(moderator()).post(declining, {"act": "decline", "words": ""}).text
    assert "<title>Error: An application" in html
    assert html.index('href="#decline_words">') < html.index('class="review"')


def test_it_is_said_which_acts_close_the_reports(post: Post) -> None:
    closes = "This also closes the open reports of it as agreed with."
    client = signed_in(moderator())
    assert closes not in client.get(address(post)).text
    report_post(post=post, reporter=make_member(), kind="abuse")
    assert client.get(address(post)).text.count(closes) == 2
    Post.objects.filter(pk=post.pk).update(state=Post.State.HELD)
    assert closes not in client.get(address(post)).text


def test_nobody_is_told_who_decided(post: Post) -> None:
    chief = moderator()
    chief.name = "Robin Moderator"
    chief.save()
    decide(post, "hide", signed_in(chief), words="It names a school.")
    assert post.author is not None
    client = signed_in(post.author)
    pages = [
        client.get(one).text
        for one in ("/community/joining/decisions/", post.topic.get_absolute_url())
    ]
    pages.append(client.get(Decision.objects.get().get_absolute_url()).text)
    for said in [*told(post.author), *pages]:
        assert "Robin" not in said
        assert chief.email not in said


def test_what_is_hidden_is_brought_back_and_no_longer_stands(post: Post) -> None:
    decide(post, "hide", words="It names a school.")
    post.topic.refresh_from_db()
    assert (post.state, post.topic.reply_count) == (Post.State.HIDDEN, 0)
    decide(post, "restore")
    post.topic.refresh_from_db()
    assert (post.state, post.topic.reply_count) == (Post.State.PUBLIC, 1)
    assert Decision.objects.get().withdrawn_at is not None
    assert "is back" in told(post.author)[-1]


def test_a_warning_is_told_and_changes_nothing_else(post: Post) -> None:
    decide(post, "warn", words="Please be kinder.")
    assert post.state == Post.State.PUBLIC
    assert "Please be kinder." in told(post.author)[0]
    assert AuditEntry.objects.filter(act="warned", about=f"post:{post.pk}").exists()


def test_a_suspended_author_is_out_and_reads_why_and_may_leave(post: Post) -> None:
    decide(post, "suspend", words="Three times now.")
    assert post.author is not None
    client = signed_in(post.author)
    assert client.get("/community/").headers["Location"] == "/community/joining/"
    html = client.get("/community/joining/").text
    assert "Three times now." in html
    assert Decision.objects.get().get_absolute_url() in html
    assert "Three times now." in client.get(Decision.objects.get().get_absolute_url()).text
    client.post("/community/joining/leave/")
    post.author.refresh_from_db()
    assert post.author.state == Member.State.LEFT
    assert Post.objects.filter(pk=post.pk, state=Post.State.PUBLIC).exists()


def test_the_second_moderator_is_told_that_it_was_decided(post: Post) -> None:
    Post.objects.filter(pk=post.pk).update(state="held", held_for="guard")
    second = signed_in(moderator())
    seen = second.get(address(post)).text.partition('name="seen" value="')[2].partition('"')[0]
    decide(post, "accept", seen=seen)
    answer = decide(post, "hide", second, words="Too plain.", seen=seen)
    assert answer.status_code == 409
    assert "This was decided already" in answer.text
    assert "Too plain." in answer.text
    assert post.state == Post.State.PUBLIC


def test_a_moderator_accepts_only_the_words_that_were_read(post: Post) -> None:
    Post.objects.filter(pk=post.pk).update(state="held", held_for="guard")
    client = signed_in(moderator())
    seen = client.get(address(post)).text.partition('name="seen" value="')[2].partition('"')[0]
    assert post.author is not None
    edited = {"text": "Something else.", "key": str(post.key), "stands": "first"}
    signed_in(post.author).post(f"/community/posts/{post.pk}/edit/", edited)
    assert decide(post, "accept", client, seen=seen).status_code == 409
    assert post.state == Post.State.HELD


def test_a_double_click_warns_once(post: Post) -> None:
    client = signed_in(moderator())
    seen = client.get(address(post)).text.partition('name="seen" value="')[2].partition('"')[0]
    for _ in range(2):
        decide(post, "warn", client, words="Please be kinder.", seen=seen)
    assert Decision.objects.count() == 1


def test_nobody_decides_on_their_own_post_while_another_can(post: Post) -> None:
    chief = make_member("Moderators")
    own = make_post(post.topic, chief, "Mine.", state=Post.State.HELD, held_for="guard")
    assert decide(own, "accept", signed_in(chief)).status_code == 302, "there is nobody else"
    own = make_post(post.topic, chief, "Mine too.", state=Post.State.HELD, held_for="guard")
    moderator()
    assert decide(own, "accept", signed_in(chief)).status_code == 403


def test_an_unknown_act_is_not_there(post: Post) -> None:
    assert decide(post, "explode").status_code == 404


def test_earlier_decisions_stand_beside_the_post_and_none_names_the_nameless(post: Post) -> None:
    decide(post, "warn", words="Please be kinder.")
    other = make_post(post.topic, post.author, "Another.")  # type: ignore[arg-type]
    shy = make_post(post.topic, post.author, "A shy one.", nameless=True)  # type: ignore[arg-type]
    client = signed_in(moderator())
    assert "Please be kinder." in client.get(address(other)).text
    html = client.get(address(shy)).text
    assert "decided about them before" not in html
    assert "Please be kinder." not in html
    assert f"/community/moderation/members/{post.author_id}/" not in html


def test_the_words_of_a_members_page_are_taken_away(db: None) -> None:
    member = make_member(display_name="Kim", about="Her child is at a school in Bolton.")
    place = f"/community/moderation/members/{member.pk}/"
    signed_in(moderator()).post(place, {"act": "clear", "words": "It tells who a child is."})
    member.refresh_from_db()
    assert (member.display_name, member.about) == ("", "")
    assert "tells who a child is" in told(member)[0]


def test_the_history_of_an_opening_post_tells_of_its_topic_too(db: None) -> None:
    author = make_member()
    sent = {"title": "Endings", "text": "How do others end?", "key": str(uuid4())}
    signed_in(author).post(f"{make_board().get_absolute_url()}new/", sent)
    post = Post.objects.get(text="How do others end?")
    page = signed_in(moderator()).get(f"/community/moderation/posts/{post.pk}/")
    assert "The topic was started" in page.text
