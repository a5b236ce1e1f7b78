"""The terms: versions, consent at joining and again before one writes, and who is accountable."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from pytest_django import Settings

from community.models import AuditEntry, Consent, Draft, Member, Post, TermsVersion
from community.terms.actions import publish_terms
from community.terms.terms import FOLDER, in_force, read_version
from tests.community.outbox import run_tasks
from tests.community.people import APPLYING, make_board, make_member, make_topic, signed_in
from tests.factories import UserFactory

TERMS = "/community/terms/"


def second_version(days: int = 0) -> TermsVersion:
    day = timezone.localdate() + timedelta(days=days)
    return TermsVersion.objects.create(number=2, effective_on=day, text="## Newer\n\nKinder.")


def test_the_first_version_is_in_force_from_the_start(db: None) -> None:
    found = in_force()
    assert found is not None
    assert (found.number, found.effective_on, found.text) == read_version(FOLDER / "1.md")


def test_who_applies_agrees_and_when_is_kept(db: None) -> None:
    client = signed_in(UserFactory())
    refused = client.post("/community/joining/", APPLYING | {"agrees": ""}).text
    assert "Agree to the terms first." in refused
    assert not Member.objects.exists()
    client.post("/community/joining/", APPLYING)
    consent = Consent.objects.get()
    assert consent.terms == in_force()
    assert consent.at <= timezone.now()
    assert AuditEntry.objects.filter(act="consented").exists()


def test_applicants_read_the_terms_outside_the_door(db: None) -> None:
    client = signed_in(UserFactory())
    assert "Never identify a family" in client.get("/community/joining/terms/").text
    assert client.get(TERMS).headers["Location"] == "/community/joining/"


def test_a_new_version_is_agreed_to_before_one_writes_and_nothing_typed_is_lost(db: None) -> None:
    topic, member = make_topic(make_board(), make_member()), make_member()
    client, address = signed_in(member), topic.get_absolute_url()
    new = second_version()
    assert "version 2" in client.get(address).text, "reading stays open"
    sent = {"text": "Something new.", "key": str(uuid4())}
    html = client.post(address, sent).text
    assert "Agree to the terms first. What you wrote is kept." in html
    assert "Something new." in html
    assert Draft.objects.get(member=member).text == "Something new."
    assert not Post.objects.filter(text="Something new.").exists()
    client.post(address, sent | {"agrees": "2"})
    assert Post.objects.filter(text="Something new.").exists()
    assert Consent.objects.filter(member=member, terms=new).exists()
    assert 'name="agrees"' not in client.get(address).text


def test_a_version_of_tomorrow_is_asked_of_nobody_today(db: None) -> None:
    second_version(days=1)
    topic = make_topic(make_board(), make_member())
    assert 'name="agrees"' not in signed_in(make_member()).get(topic.get_absolute_url()).text


def test_one_agrees_on_the_page_of_the_terms_too_and_once(db: None) -> None:
    member = make_member(agreed=False)
    client = signed_in(member)
    for _ in range(2):
        client.post(TERMS, {"version": "1"})
    assert Consent.objects.filter(member=member).count() == 1
    assert "You agreed to this version on" in client.get(TERMS).text


CHANGED = "The terms have changed since you opened this page."


def test_nobody_agrees_on_the_page_of_the_terms_to_a_version_they_were_not_shown(
    db: None,
) -> None:
    member = make_member(agreed=False)
    client = signed_in(member)
    assert 'name="version" value="1"' in client.get(TERMS).text
    new = second_version()
    answer = client.post(TERMS, {"version": "1"})
    assert answer.status_code == 409
    assert "You have not agreed yet" in answer.text
    assert "Kinder." in answer.text
    assert not Consent.objects.filter(member=member).exists()
    client.post(TERMS, {"version": "2"})
    assert Consent.objects.get(member=member).terms == new


def test_an_application_agrees_to_the_version_that_its_form_showed(db: None) -> None:
    client = signed_in(UserFactory())
    assert 'value="1"' in client.get("/community/joining/").text.partition('name="agrees"')[2]
    second_version()
    html = client.post("/community/joining/", APPLYING).text
    assert CHANGED in html
    assert "version 2" in html
    assert 'value="A made-up council"' in html
    assert not Member.objects.exists()
    client.post("/community/joining/", APPLYING | {"agrees": "2"})
    assert Consent.objects.get().terms.number == 2


def test_a_post_agrees_to_the_version_that_its_form_showed_and_is_kept(db: None) -> None:
    topic, member = make_topic(make_board(), make_member()), make_member(agreed=False)
    client, new = signed_in(member), second_version()
    sent = {"text": "Something new.", "key": str(uuid4()), "agrees": "1"}
    html = client.post(topic.get_absolute_url(), sent).text
    assert CHANGED in html
    assert "Something new." in html
    assert "checked" not in html.partition('name="agrees"')[2].partition(">")[0]
    assert not Consent.objects.filter(member=member, terms=new).exists()
    assert Draft.objects.get(member=member).text == "Something new."


def test_what_was_ticked_stays_ticked_while_one_looks_at_a_preview(db: None) -> None:
    topic, member = make_topic(make_board(), make_member()), make_member(agreed=False)
    sent = {"text": "New.", "key": str(uuid4()), "agrees": "1", "preview": "1"}
    html = signed_in(member).post(topic.get_absolute_url(), sent).text
    assert "checked" in html.partition('name="agrees"')[2].partition(">")[0]


def test_the_profile_is_written_once_the_terms_are_agreed_to(db: None) -> None:
    member = make_member()
    second_version()
    client, sent = signed_in(member), {"display_name": "Kim", "about": "I work in a team."}
    html = client.post("/community/profile/", sent).text
    assert "Agree to the terms first. What you wrote is kept." in html
    assert "I work in a team." in html
    member.refresh_from_db()
    assert member.about == ""
    client.post("/community/profile/", sent | {"agrees": "2"})
    member.refresh_from_db()
    assert member.about == "I work in a team."
    assert Consent.objects.filter(member=member, terms__number=2).exists()
    assert 'name="agrees"' not in client.get("/community/profile/").text


def test_members_are_told_of_a_new_version_once(db: None, tmp_path: Path) -> None:
    member, asking = make_member(), make_member(experienced=False, state=Member.State.APPLIED)
    (tmp_path / "2.md").write_text("Effective: 2031-01-01\n\nLater words.\n")
    for _ in range(2):
        publish_terms(folder=tmp_path)
    run_tasks()
    told = {str(one.to[0]): str(one.body) for one in mail.outbox}
    assert len(mail.outbox) == 1
    assert member.user is not None
    assert asking.user is not None
    assert "version 2. It holds from 1 January 2031." in told[member.user.email]
    assert "/community/terms/?version=2" in told[member.user.email]


def test_an_earlier_version_is_still_read_and_marked(db: None) -> None:
    second_version()
    client = signed_in(make_member())
    assert "Kinder." in client.get(TERMS).text
    assert "not the version in force today" in client.get(f"{TERMS}?version=1").text
    assert client.get(f"{TERMS}?version=9").status_code == 404


def test_the_accountable_person_is_named_or_said_to_be_missing(
    db: None, settings: Settings
) -> None:
    client = signed_in(make_member())
    assert "has not been set on this site" in client.get(TERMS).text
    settings.COMMUNITY_ACCOUNTABLE_PERSON = "A made-up head of practice"
    assert "A made-up head of practice is accountable" in client.get(TERMS).text


def test_loading_the_terms_twice_changes_nothing_and_says_so(
    db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("load_terms")
    assert "Nothing is new." in capsys.readouterr().out
    assert TermsVersion.objects.count() == 1


def test_what_was_published_is_never_changed(db: None, tmp_path: Path) -> None:
    (tmp_path / "1.md").write_text("Effective: 2026-11-01\n\nOther words.\n")
    with pytest.raises(ValueError, match=r"1\.md was published"):
        publish_terms(folder=tmp_path)


def test_a_new_file_is_published_with_its_day(db: None, tmp_path: Path) -> None:
    (tmp_path / "2.md").write_text("Effective: 2031-01-01\n\nLater words.\n")
    made = publish_terms(folder=tmp_path)
    assert [(one.number, one.effective_on.year) for one in made] == [(2, 2031)]


def test_a_file_without_its_day_is_refused(tmp_path: Path) -> None:
    (tmp_path / "2.md").write_text("Later words.\n")
    with pytest.raises(ValueError, match="the first line must read"):
        read_version(tmp_path / "2.md")
