"""Mail about accounts waits for the worker, so that no page tells by its time who has one."""

import re
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from accounts.actions import delete_user
from accounts.letters.delivery import CLAIMED_FOR, MOST_TRIES, deliver, deliver_waiting
from accounts.models import AccountLetter, User
from community.email.outbox import tell
from tests.accounts.people import PASSWORD, enter
from tests.community.outbox import run_tasks
from tests.community.people import make_member

RESET, SIGNUP = "/accounts/password/reset/", "/accounts/signup/"
NEW = "four loud badgers"


def signing_up(email: str) -> dict[str, str]:
    return {"email": email, "password1": PASSWORD, "password2": PASSWORD}


def asked(address: str, fields: dict[str, str]) -> tuple[int, str, list[str]]:
    """How a page answers, and what it asked the database."""
    with CaptureQueriesContext(connection) as said:
        answer = Client().post(address, fields)
    words = [re.sub(r"'[^']*'|\d+", "?", one["sql"]) for one in said.captured_queries]
    return answer.status_code, answer.headers["Location"], words


@pytest.fixture
def mail_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise ConnectionRefusedError

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)


def test_a_forgotten_password_is_the_same_work_whether_or_not_there_is_an_account(
    member: User,
) -> None:
    Client().post(RESET, {"email": "warm@example.org"})
    known, unknown = (asked(RESET, {"email": email}) for email in (member.email, "no@example.org"))
    assert known == unknown
    assert mail.outbox == []
    run_tasks()
    assert [one.to for one in mail.outbox] == [[member.email]]
    assert not AccountLetter.objects.exists()


def test_signing_up_with_a_taken_address_works_out_a_password_too(
    member: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []
    monkeypatch.setattr("accounts.sign_in.forms.make_password", hashed.append)
    taken, fresh = (asked(SIGNUP, signing_up(one)) for one in (member.email, "eve@example.org"))
    assert hashed == [PASSWORD]
    assert taken[:2] == fresh[:2] == (302, "/accounts/confirm-email/")
    assert mail.outbox == []
    run_tasks()
    told = {one.to[0]: one.subject for one in mail.outbox}
    assert "Account Already Exists" in told[member.email]
    assert set(told) == {member.email, "eve@example.org"}


def test_no_key_lies_in_the_database_before_its_letter_goes(member: User) -> None:
    Client().post(RESET, {"email": member.email})
    Client().post(SIGNUP, signing_up("eve@example.org"))
    kept = list(AccountLetter.objects.values_list("kind", "subject", "text"))
    assert kept == [("new-password", "", ""), ("proof", "", "")]
    tasks = DBTaskResult.objects.values_list("args_kwargs", flat=True)
    assert all(len(one["args"]) == 1 and isinstance(one["args"][0], int) for one in tasks)


def test_an_address_is_proved_by_the_link_that_the_worker_sends(db: None) -> None:
    visitor = Client()
    visitor.post(SIGNUP, signing_up("eve@example.org"))
    run_tasks()
    link = re.search(
        r"http://127.0.0.1:8000(/accounts/confirm-email/\S+)", str(mail.outbox[0].body)
    )
    assert link
    visitor.post(link[1])
    assert EmailAddress.objects.get(email="eve@example.org").verified


def test_an_address_that_was_proved_meanwhile_has_no_second_letter(db: None) -> None:
    Client().post(SIGNUP, signing_up("eve@example.org"))
    EmailAddress.objects.update(verified=True)
    run_tasks()
    assert mail.outbox == []


def test_a_changed_password_is_told_by_the_worker(client: Client, member: User) -> None:
    enter(client, member)
    sent = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    client.post("/accounts/password/change/", sent)
    assert mail.outbox == []
    run_tasks()
    assert [one.to for one in mail.outbox] == [[member.email]]
    assert "Was this not you?" in mail.outbox[0].body


def test_a_letter_that_cannot_go_is_tried_again_by_the_clock_and_given_up_at_last(
    member: User, mail_is_away: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    Client().post(RESET, {"email": member.email})
    run_tasks()
    letter = AccountLetter.objects.get()
    assert letter.due_at > timezone.now()
    assert deliver_waiting() == 0
    for tries in range(2, MOST_TRIES + 1):
        assert AccountLetter.objects.get().tries == tries - 1
        AccountLetter.objects.update(due_at=timezone.now())
        deliver_waiting()
    assert not AccountLetter.objects.exists()


def test_a_letter_whose_worker_died_goes_with_the_next_round(member: User) -> None:
    Client().post(RESET, {"email": member.email})
    DBTaskResult.objects.all().delete()
    AccountLetter.objects.update(claimed_at=timezone.now())
    assert deliver_waiting() == 0
    AccountLetter.objects.update(claimed_at=timezone.now() - CLAIMED_FOR - timedelta(seconds=1))
    call_command("run_scheduled_jobs", verbosity=0)
    assert [one.to for one in mail.outbox] == [[member.email]]


def test_a_letter_goes_once_however_often_it_is_taken_up(member: User) -> None:
    Client().post(RESET, {"email": member.email})
    letter = AccountLetter.objects.get()
    assert [deliver(letter.pk), deliver(letter.pk)] == [True, False]
    assert len(mail.outbox) == 1


def test_a_deleted_account_leaves_no_letter_behind(member: User) -> None:
    Client().post(RESET, {"email": member.email.upper()})
    delete_user(user=member)
    assert not AccountLetter.objects.exists()


def test_a_letter_about_an_account_goes_before_what_the_community_sends(member: User) -> None:
    tell(make_member(experienced=False), "approved")
    Client().post(RESET, {"email": member.email})
    waiting = DBTaskResult.objects.ready().values_list("task_path", flat=True)
    assert waiting[0] == "accounts.tasks.send_account_letter"
