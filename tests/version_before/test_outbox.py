"""Letters that waited before are sent: of every kind, in every state, once."""

from collections import Counter
from datetime import timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.test import Client
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from community.models import Member
from tests.version_before.people import member, path_of, text_of
from tests.version_before.stored import LINKS, store

pytestmark = pytest.mark.django_db
# A claim has ended by then, and what failed is due again.
AN_HOUR = timedelta(hours=1)
# Letters that are put together when they go: by kind, what of members stands in each.
COMPOSED = {
    "post": ("“How do you end well?”", "We end with a letter and a meal."),
    "digest": ("", "How do you end well?"),
    "event_place": ("“Ending well”", "/community/events/ending-well/"),
    "event_moved": ("“Midwives and us”", "Thursday 5 March 2099"),
    "event_cancelled": ("“Courts and us”", "The speaker is ill."),
    "event_reminder": ("“Starting early”", "/community/events/starting-early/"),
    "summary_asked": ("", "/community/joining/summaries/"),
}
# Of the worker: it is not to close the connection on which the test's transaction is open.
CLOSES = "django_tasks_db.management.commands.db_worker.close_old_connections"
STATES = {"taken": 1, "failed": 1, "sent": 0, "dropped": 0, "given-up": 0}
STOPS = "List-Unsubscribe"
Mail = EmailMultiAlternatives


def work() -> None:
    """What a worker does that is begun now, and ends when nothing waits."""
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="community",
        startup_delay=False,
        max_tasks=None,
        worker_id="after",
        excluded_queue_names=[],
    ).run()


@pytest.fixture(autouse=True)
def _one_connection(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(CLOSES, lambda: None)


@pytest.fixture
def sent() -> list[Mail]:
    """All mail that goes when a worker looks an hour later, and the clock strikes."""
    store(age=AN_HOUR)
    work()
    call_command("run_scheduled_jobs", verbosity=0)
    work()
    return list(mail.outbox)  # type: ignore[arg-type]


def as_sent(one: Mail) -> tuple[str, str, str]:
    return one.to[0], str(one.subject), str(one.body)


def test_a_letter_of_every_kind_that_there_was_is_among_them() -> None:
    assert {one["kind"] for one in LINKS["mails"]} == set(LINKS["kinds"])
    assert set(COMPOSED) < set(LINKS["kinds"])
    assert len(LINKS["kinds"]) == 35


def test_what_a_letter_said_is_sent_as_it_was_written_once(sent: list[Mail]) -> None:
    written = Counter(
        (one["to"], one["subject"], one["text"])
        for one in LINKS["mails"]
        if one["kind"] not in COMPOSED
    )
    went = Counter(map(as_sent, sent))
    assert {one: went[one] for one in written} == dict(written)


def test_letters_put_together_when_they_go_say_what_they_are_about(sent: list[Mail]) -> None:
    lost = [
        (one["kind"], one["to"])
        for one in LINKS["mails"]
        if one["kind"] in COMPOSED and not fitting(sent, one["kind"], one["to"])
    ]
    assert lost == []


def fitting(sent: list[Mail], kind: str, to: str) -> list[Mail]:
    """Of the mail to somebody, what says what letters of this kind said."""
    subject, text = COMPOSED[kind]
    return [
        one for one in sent if one.to == [to] and subject in one.subject and text in str(one.body)
    ]


def test_letters_name_the_link_that_stops_them(sent: list[Mail]) -> None:
    for kind, field in (("post", "mails_replies"), ("digest", "digest")):
        to = next(one["to"] for one in LINKS["mails"] if one["kind"] == kind)
        letter = next(one for one in fitting(sent, kind, to) if one.extra_headers.get(STOPS))
        assert letter.extra_headers[f"{STOPS}-Post"] == "List-Unsubscribe=One-Click"
        assert text_of(Client().post(path_of(letter.extra_headers[STOPS].strip("<>"))))
        assert getattr(Member.objects.get(user__email=to), field) in (False, "never")


def test_a_letter_goes_as_its_state_says(sent: list[Mail]) -> None:
    """What was taken by a worker that died, or failed, goes; what went or was dropped does not."""
    went = Counter((str(one.subject), str(one.body)) for one in sent)
    for state, times in STATES.items():
        assert went[f"Subject of {state}", f"Text of {state}\n"] == times, state


def test_what_is_taken_or_due_later_waits_meanwhile() -> None:
    store()
    work()
    subjects = [one.subject for one in mail.outbox]
    assert "Subject of taken" not in subjects
    assert "Subject of failed" not in subjects
    assert "Alongside: you are a member of the community" in subjects


def test_a_digest_that_may_have_gone_does_not_go_again(sent: list[Mail]) -> None:
    """Of two to one reader, one was marked as doubtful and one was being handed over."""
    from_before = [one for one in sent if one.to == [member("reader").user.email]]  # type: ignore[union-attr]
    said = [str(one.body) + one.subject for one in from_before]
    assert not any("10 January 2026" in one or "15 January 2026" in one for one in said)
    assert not any("16 January 2026" in one for one in said)


def test_letters_about_accounts_are_sent_as_before(sent: list[Mail]) -> None:
    """Of each kind one that waited, one that a worker had taken, one that had failed."""
    went = Counter((one.to[0], str(one.subject)) for one in sent)
    for before in LINKS["accounts"]:
        assert went[before["to"], before["subject"]] == 3, before["subject"]
    words = next(one for one in LINKS["accounts"] if one["to"] == "changer@example.org")
    assert Counter(map(as_sent, sent))[words["to"], words["subject"], words["text"]] == 3
    links = [str(one.body) for one in sent if one.to == ["new.person@example.org"]]
    assert all(f"{LINKS['base_url']}/accounts/confirm-email/" in one for one in links)
    keys = [str(one.body) for one in sent if one.to == ["forgetful@example.org"]]
    assert all(f"{LINKS['base_url']}/accounts/password/reset/key/" in one for one in keys)


def test_every_task_that_waited_is_done(sent: list[Mail]) -> None:
    waited = set(LINKS["task_paths"])
    assert len(waited) == 5
    done = DBTaskResult.objects.filter(backend_name="community")
    failed = {one.task_path: one.traceback for one in done.exclude(status="SUCCESSFUL")}
    assert failed == {}
    assert set(done.values_list("task_path", flat=True)) >= waited


@pytest.mark.parametrize(
    ("path", "reader", "said"),
    [
        ("community.tasks.tell_of_post", "reader", "And we ring a week later."),
        ("community.tasks.tell_mentioned", "quiet", "Ask @Quin Quiet, too."),
        ("community.tasks.send_digests", "daily", "How do you end well?"),
        ("community.tasks.send_letter", "author", "It runs down colleagues."),
        ("accounts.tasks.send_account_letter", "", "Your password has been changed."),
    ],
)
def test_a_task_that_waited_does_its_work(path: str, reader: str, said: str) -> None:
    """Each by itself: of the tasks that were queued before only those of this path are left."""
    store(age=AN_HOUR)
    DBTaskResult.objects.exclude(task_path=path).delete()
    assert DBTaskResult.objects.filter(status="READY").exists()
    mail.outbox.clear()
    work()
    to = [member(reader).user.email] if reader else ["changer@example.org"]  # type: ignore[union-attr]
    assert any(one.to == to and said in str(one.body) for one in mail.outbox)
