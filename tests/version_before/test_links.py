"""Links that were mailed or shown before still lead where they led, and do what they did."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from pytest_django import Settings

from accounts.models import User
from community.models import Complaint, Post, SummaryConsent
from tests.version_before.people import as_member, as_user, member, path_of, sign_in, text_of
from tests.version_before.stored import LINKS

pytestmark = [pytest.mark.usefixtures("stored")]
A_CENTURY = 36_500
# What a member has of each kind of mail: stopped, and not.
CHOICES = {
    "replies": ("mails_replies", False, True),
    "mentions": ("mails_mentions", False, True),
    "digest": ("digest", "never", "daily"),
}


@pytest.mark.parametrize("what", LINKS["stop"])
def test_an_unsubscribe_link_stops_its_kind_of_mail_and_no_other(what: str) -> None:
    address = path_of(LINKS["stop"][what])
    page = text_of(Client().get(address))
    assert '<form method="post"' in page
    for other, (field, _, before) in CHOICES.items():
        assert getattr(member("reader"), field) == before, other
    assert text_of(Client().post(address))
    for other, (field, stopped, before) in CHOICES.items():
        assert getattr(member("reader"), field) == (stopped if other == what else before)
    assert text_of(Client().post(address, {"undo": "1"}))
    field, _, before = CHOICES[what]
    assert getattr(member("reader"), field) == before


def test_an_unsubscribe_link_that_was_changed_stops_nothing() -> None:
    address = path_of(LINKS["stop"]["replies"])
    assert Client().post(f"{address[:-3]}xx/").status_code == 404
    assert member("reader").mails_replies


def test_the_address_of_a_calendar_gives_the_sessions_of_its_owner() -> None:
    answer = Client().get(LINKS["calendar"])
    file = text_of(answer)
    assert answer.headers["Content-Type"].startswith("text/calendar")
    for title in ("Ending well", "Midwives and us", "Courts and us", "Starting early"):
        assert f"SUMMARY:{title}" in file.replace("Cancelled: ", "").replace("Held: ", "")
    assert "DTSTART:20990305T140000Z" in file or "20990305T140000" in file


def test_the_link_that_proves_an_address_proves_it(settings: Settings) -> None:
    settings.ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = A_CENTURY
    proved = EmailAddress.objects.filter(user__email="new.person@example.org", verified=True)
    assert not proved.exists()
    page = text_of(Client().get(LINKS["confirm_email"]))
    assert "new.person@example.org" in page
    assert Client().post(LINKS["confirm_email"]).status_code == 302
    assert proved.get().email == "new.person@example.org"


def test_the_link_to_a_new_password_sets_it(settings: Settings) -> None:
    settings.PASSWORD_RESET_TIMEOUT = A_CENTURY * 86_400
    client = Client()
    answer = client.get(LINKS["new_password"])
    assert answer.status_code == 302
    sent = {"password1": "five slow herons", "password2": "five slow herons"}
    assert client.post(answer.headers["Location"], sent).status_code == 302
    assert User.objects.get(email="forgetful@example.org").check_password("five slow herons")


def test_the_link_in_the_letter_about_a_summary_takes_the_answer() -> None:
    asked, number = LINKS["summary"]["asked"], LINKS["summary"]["number"]
    letter = next(one for one in LINKS["mails"] if one["kind"] == "summary_asked")
    address = path_of(re.search(r"http\S+/joining/summaries/\S+", letter["text"])[0])  # type: ignore[index]
    client = as_member("author")
    assert "We ring on day one." in text_of(client.get(address))
    said = {f"answer_{number}": "name", f"seen_{number}": "first"}
    assert client.post(address, said).status_code == 302
    consent = SummaryConsent.objects.get(summary=asked, number=number)
    assert consent.answer == "name"


def test_the_links_of_letters_about_decisions_show_the_decision_and_its_appeal() -> None:
    decision, client = LINKS["appeal"]["decision"], as_member("author")
    page = text_of(client.get(f"/community/joining/decisions/{decision}/"))
    assert "It runs down colleagues." in page
    assert "I meant our own team." in page
    refused = LINKS["appeal"]["refused_decision"]
    page = text_of(client.get(f"/community/joining/decisions/{refused}/"))
    assert "It was true." in page
    assert "It stays hidden." in page


def test_an_appeal_that_waited_is_shown_to_another_moderator_who_decides_it() -> None:
    address = f"/community/moderation/appeals/{LINKS['appeal']['open']}/"
    client = as_user("other_moderator")
    assert "I meant our own team." in text_of(client.get(address))
    sent = {"outcome": "allowed", "words": "We looked again."}
    assert client.post(address, sent).status_code == 302
    assert Post.objects.get(pk=LINKS["appeal"]["post"]).state == "public"
    page = text_of(
        as_member("author").get(f"/community/joining/decisions/{LINKS['appeal']['decision']}/")
    )
    assert "We looked again." in page


def test_a_complaint_that_waited_is_shown_and_answered() -> None:
    address = f"/community/moderation/complaints/{LINKS['complaint']}/"
    client = as_user("administrator")
    assert "Still hard to read." in text_of(client.get(address))
    answer = client.post(address, {"answer": "Larger again.", "words": "Larger again."})
    assert answer.status_code == 302
    assert Complaint.objects.get(pk=LINKS["complaint"]).answer == "Larger again."


def test_every_link_that_was_mailed_leads_its_reader_to_a_page() -> None:
    """All letters of all kinds."""
    unanswered = {}
    mailed = {(one["to"], one["kind"], link) for one in LINKS["mails"] for link in links_in(one)}
    for to, kind, link in sorted(mailed):
        answer = reader_of(to, kind).get(path_of(link), follow=True)
        if answer.status_code != 200:
            unanswered[link] = (kind, answer.status_code)
    assert unanswered == {}


def reader_of(address: str, kind: str) -> Client:
    """Letters to the editors go to one mailbox, and those to who writes a summary to a member."""
    if kind == "summary_returned":
        return as_user("moderator")
    if address == "editors@localhost":
        return sign_in(User.objects.get(name="Ann Before"))
    return sign_in(User.objects.get(email=address))


def links_in(letter: dict[str, str]) -> list[str]:
    base = re.escape(LINKS["base_url"])
    return [one.rstrip(".,)") for one in re.findall(rf"{base}/[^\s“”]*", letter["text"])]
