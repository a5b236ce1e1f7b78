"""What must not come out by a side door: names, places that one may not see, who reported."""

import json
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.core.files.base import ContentFile
from django.utils import timezone

from cms.models import SiteDocument
from community.account_deletion.actions import STAY, delete_account
from community.boards.actions.posts import reply, start_topic
from community.events.actions import cancel_event, sign_up, withdraw
from community.exceptions import NotPossible
from community.models import AuditEntry, Board, Event, Member, Post, Topic, Watch
from community.moderation.actions.appeals import appeal
from community.moderation.actions.posts import hide_post
from community.moderation.actions.reports import report_member, report_post
from community.moderation.actions.suspensions import suspend_member, warn_member
from community.moderation.moderators import moderators
from community.scheduled_jobs import remind_of_events
from tests.community.account_deletion.exported_files import taken_away
from tests.community.outbox import run_tasks, ticked
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)
from tests.factories import UserFactory

GROUP, SECRET = "North West leads", "Zwiebelfisch"


def restricted_board() -> Board:
    group = Group.objects.get_or_create(name=GROUP)[0]
    return make_board("leads", name=SECRET, kind=Board.Kind.RESTRICTED, group=group)


def leave_group(member: Member) -> None:
    assert member.user is not None
    member.user.groups.clear()


def exported(member: Member) -> str:
    return taken_away(member).read("data.json").decode()


def test_a_post_without_a_name_stays_a_members_when_its_author_goes(db: None) -> None:
    topic, author = make_topic(make_board(), make_member()), make_member(display_name=SECRET)
    post = make_post(topic, author, nameless=True)
    named = make_post(topic, author)
    assert author.user is not None
    delete_account(user=author.user, member=author, posts=STAY)
    post.refresh_from_db()
    named.refresh_from_db()
    assert (post.shown_name, named.shown_name) == ("A member", "A former member")
    html = signed_in(make_member()).get(topic.get_absolute_url()).text
    assert html.count("A former member") == 1


def test_a_moderator_who_is_reported_does_not_read_who_reported(db: None) -> None:
    chief = make_member("Moderators")
    moderator()
    post = make_post(make_topic(make_board(), make_member()), chief)
    reporter = make_member(display_name=SECRET)
    report_post(post=post, reporter=reporter, kind="abuse")
    report_member(member=chief, reporter=reporter, kind="abuse")
    for address in (f"posts/{post.pk}", f"members/{chief.pk}"):
        assert SECRET not in signed_in(chief).get(f"/community/moderation/{address}/").text
        assert SECRET in signed_in(moderator()).get(f"/community/moderation/{address}/").text


def test_decisions_about_posts_without_a_name_do_not_stand_with_their_authors(db: None) -> None:
    author, chief = make_member(display_name="Kim"), moderator()
    topic = make_topic(make_board(), make_member())
    shy, open_one = make_post(topic, author, nameless=True), make_post(topic, author)
    report_post(post=shy, reporter=make_member(), kind="abuse")
    hide_post(post=shy, by=chief, reason=SECRET)
    page = signed_in(chief).get(f"/community/moderation/members/{author.pk}/").text
    assert "Nothing was decided about them before." in page
    hide_post(post=open_one, by=chief, reason="Too sharp.")
    page = signed_in(chief).get(f"/community/moderation/members/{author.pk}/").text
    assert "A post was hidden: 1" in page
    assert SECRET not in page
    own = signed_in(chief).get(f"/community/moderation/posts/{shy.pk}/").text
    assert "Decisions before" not in own
    assert "A post was hidden: " not in own


def test_an_appeal_about_a_post_without_a_name_is_written_down_without_one(db: None) -> None:
    author, chief = make_member(), moderator()
    topic = make_topic(make_board(), make_member())
    for nameless in (True, False):
        post = make_post(topic, author, nameless=nameless)
        decision = hide_post(post=post, by=chief, reason="Too sharp.")
        made = appeal(decision=decision, words="It was not.")
        entry = AuditEntry.objects.get(about=f"appeal:{made.pk}", act="appealed")
        assert entry.by == (None if nameless else author.user)


def test_the_page_of_a_suspended_member_tells_the_day_and_not_the_minute(db: None) -> None:
    author, chief = make_member(display_name=SECRET), moderator()
    decision = suspend_member(member=author, by=chief, reason="Too sharp.")
    author.refresh_from_db()
    since = timezone.localtime(author.state_since)
    html = signed_in(chief).get(f"/community/moderation/members/{author.pk}/").text
    state = html.partition("<dt>State</dt>")[2].partition("</div>")[0]
    assert f"Suspended since {since.day} {since:%B %Y}" in state
    assert f"{since:%H:%M}" not in state
    assert author.state_since.isoformat() not in html, "nor does the form that decides on them"
    assert f" {decision.pk} " not in html.partition('name="seen" value="')[2].partition('"')[0]


def test_nobody_appeals_against_what_was_taken_back(db: None) -> None:
    decision = warn_member(member=make_member(), by=moderator(), reason="Be kinder.")
    decision.withdrawn_at = timezone.now()
    decision.save()
    with pytest.raises(NotPossible):
        appeal(decision=decision, words="Why?")


def test_an_export_names_no_place_that_its_owner_may_not_see(db: None) -> None:
    member, board = make_member(GROUP), restricted_board()
    topic = make_topic(board, make_member(GROUP), f"About {SECRET}")
    post = reply(topic=topic, member=member, text="As we do.", key=uuid4())
    Watch.objects.create(member=member, board=board, level="watch")
    client = signed_in(member)
    client.post(
        f"/community/posts/{post.pk}/edit/",
        {"text": "As we did.", "stands": "first", "key": str(uuid4())},
    )
    Event.objects.create(
        slug="theirs",
        title=SECRET,
        board=board,
        begins_at=timezone.now() + timedelta(days=1),
        ends_at=timezone.now() + timedelta(days=2),
    ).sign_ups.create(member=member, has_place=True)
    other = make_post(topic, make_member(GROUP), "@Kim")
    other.mentions.create(member=member)
    assert exported(member).count(SECRET) >= 5
    leave_group(member)
    after = exported(member)
    assert SECRET not in after
    assert "As we did." in after
    assert "A place that you cannot open any more" in after


def test_a_decision_names_no_topic_that_has_moved_out_of_sight(db: None) -> None:
    member, chief = make_member(), moderator()
    topic = make_topic(make_board(), make_member(), f"About {SECRET}")
    decision = hide_post(post=make_post(topic, member), by=chief, reason="Too sharp.")
    client = signed_in(member)
    pages = ("/community/joining/decisions/", decision.get_absolute_url())
    assert all(f"About {SECRET}" in client.get(page).text for page in pages)
    Topic.objects.filter(pk=topic.pk).update(board=restricted_board())
    assert not any(SECRET in client.get(page).text for page in pages)


def test_an_export_tells_of_no_mention_that_is_not_shown(db: None) -> None:
    member, topic = make_member(), make_topic(make_board(), make_member())
    held = make_post(topic, make_member(), state=Post.State.HELD)
    held.mentions.create(member=member)
    assert json.loads(exported(member))["Who mentioned you"] == []


def letters() -> list[Any]:
    run_tasks()
    sent, mail.outbox = list(mail.outbox), []
    return sent


def test_letters_to_authors_name_no_title_that_was_taken_away_or_is_restricted(db: None) -> None:
    author, chief = make_member(GROUP), moderator()
    assert author.user is not None
    hidden = make_topic(make_board(), author, f"About {SECRET}")
    hide_post(post=hidden.posts.get(), by=chief, reason="It names a child.")
    kept = make_post(make_topic(restricted_board(), author, f"Of {SECRET}"), author)
    warn_member(member=author, by=chief, reason="Be kinder.", post=kept)
    plain = make_post(make_topic(make_board(), author, "An everyday title"), author)
    hide_post(post=plain, by=chief, reason="Too sharp.")
    told = [f"{one.subject} {one.body}" for one in letters() if one.to == [author.user.email]]
    assert len(told) == 3
    assert not [one for one in told if SECRET in one]
    assert [one for one in told if "An everyday title" in one]


def test_who_has_lost_sight_of_a_session_hears_no_more_of_it(db: None) -> None:
    board, chief = restricted_board(), moderator()
    gone, waiting, next_one = make_member(GROUP), make_member(GROUP), make_member(GROUP)
    begins = timezone.now() + timedelta(hours=5)
    event = Event.objects.create(
        slug="theirs",
        title=SECRET,
        board=board,
        places=1,
        begins_at=begins,
        ends_at=begins + timedelta(hours=1),
    )
    for one in (gone, waiting, next_one):
        sign_up(event=event, member=one)
    leave_group(gone)
    assert remind_of_events(timezone.now()) == 0
    leave_group(waiting)
    withdraw(event=event, member=gone)
    assert event.sign_ups.get(has_place=True).member == next_one
    cancel_event(event=event, by=chief, reason="Ill.")
    addresses = {one.to[0] for one in letters()}
    assert next_one.user is not None
    assert addresses == {next_one.user.email}


def test_a_moderator_who_is_suspended_or_has_left_looks_after_nothing(db: None) -> None:
    chief = make_member("Moderators")
    client = signed_in(chief)
    assert client.get("/community/moderation/").status_code == 200
    suspend_member(member=chief, by=moderator(), reason="Again.")
    assert client.get("/community/moderation/").headers["Location"] == "/community/joining/"
    assert chief.user not in moderators()
    Member.objects.filter(pk=chief.pk).update(state=Member.State.LEFT)
    assert client.get("/community/").headers["Location"] == "/community/joining/"
    assert chief.user not in moderators()


def test_a_safeguarding_lead_reads_no_board_that_is_not_theirs(db: None) -> None:
    topic, lead = (
        make_topic(restricted_board(), make_member(GROUP)),
        UserFactory(role="Safeguarding leads"),
    )
    post = make_post(topic, make_member(GROUP), SECRET, nameless=True)
    client, address = signed_in(lead), f"/community/posts/{post.pk}/author/"
    assert SECRET not in client.get(address).text
    answer = client.post(address, {"reason": "Somebody is in danger."}).text
    assert "Its author" in answer
    assert SECRET not in answer
    lead.groups.add(Group.objects.get(name=GROUP))
    assert SECRET in signed_in(lead).get(address).text


def test_editors_are_offered_no_tag_of_a_topic(db: None) -> None:
    topic = make_topic(restricted_board(), make_member(GROUP))
    topic.tags.add(SECRET.lower())
    document = SiteDocument.objects.create(title="A", file=ContentFile(b"a", "a.txt"))
    document.tags.add("zwieback")
    client = signed_in(UserFactory(role="Editors"))
    for address in ("tag-autocomplete/", "tag-autocomplete/taggit/tag/"):
        assert client.get(f"/admin/{address}?term=zwie").json() == ["zwieback"]
    assert signed_in(make_member()).get("/admin/tag-autocomplete/?term=zwie").status_code != 200


def test_a_title_is_one_line_and_turns_no_letters_round(db: None) -> None:
    board, member = make_board(), make_member()
    sent = {"title": "A\nBcc: x@example.org \u202eb", "text": "Why?\u202e 12", "key": str(uuid4())}
    client, address = signed_in(member), f"{board.get_absolute_url()}new/"
    read = ticked(client.post(address, sent).text)
    client.post(address, sent | {"checked": read})
    topic = Topic.objects.latest("pk")
    assert topic.title == "A Bcc: x@example.org b"
    assert "\u202e" not in topic.posts.get().html


def test_a_title_with_line_breaks_is_no_header_of_a_letter(db: None) -> None:
    board, reader, author = make_board(), make_member(), make_member()
    Watch.objects.create(member=reader, board=board, level="watch")
    start_topic(board=board, member=author, title="One\nTwo", text="Why?", key=uuid4())
    (letter,) = letters()
    assert "\n" not in letter.subject
    assert set(letter.extra_headers) == {
        "Message-ID",
        "Auto-Submitted",
        "List-Unsubscribe",
        "List-Unsubscribe-Post",
    }
