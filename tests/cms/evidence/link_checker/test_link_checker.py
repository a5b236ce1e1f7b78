"""The report of dead links, against a server on loopback."""

import io
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from http.server import ThreadingHTTPServer
from typing import Any

import pytest
from django.core.management import call_command

from cms.evidence.link_checker.client import Answer, Asking, Outcome
from cms.evidence.link_checker.hosts import Manners, is_public
from cms.evidence.link_checker.results import record
from cms.evidence.link_checker.targets import all_targets, apart, due
from cms.models import LinkCheck, Reference
from cms.querysets import dead_links
from mapping_data.models import Source
from tests.cms.evidence.link_checker.loopback_server import Answers
from tests.cms.evidence.references import make_reference

pytestmark = pytest.mark.django_db
MONDAY = datetime(2026, 11, 23, 9, tzinfo=UTC)
FAILED, WORKS = (
    Answer(Outcome.FAILED, "It answered 404."),
    Answer(Outcome.WORKS, "It answered 200."),
)
UNCLEAR = Answer(Outcome.UNCLEAR, "It did not answer within 15 seconds.")


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    httpd = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    httpd.daemon_threads = True
    thread = threading.Thread(target=httpd.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{httpd.server_port}"
    httpd.shutdown()
    httpd.server_close()
    thread.join()


@pytest.fixture
def only_ours(settings: Any) -> None:
    """No address of the register is asked, and loopback may be."""
    settings.LINK_CHECKS_MAY_GO_INSIDE = True
    Reference.objects.update(live=False)
    Source.objects.update(url="")
    LinkCheck.objects.all().delete()


def asking(*, inside: bool = True, seconds: float = 0.6) -> Asking:
    return Asking("test", Manners(0), seconds=seconds, may_go_inside=inside)


def check_links(*options: str) -> str:
    out = io.StringIO()
    call_command("check_links", "--pause=0", "--seconds=0.6", *options, stdout=out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("path", "outcome", "words"),
    [
        ("/status/200", Outcome.WORKS, "200"),
        ("/moved/", Outcome.WORKS, "200"),
        ("/no-head/", Outcome.WORKS, "200"),
        ("/status/404", Outcome.FAILED, "404"),
        ("/lost/", Outcome.FAILED, "410"),
        ("/status/403", Outcome.UNCLEAR, "403"),
        ("/status/503", Outcome.UNCLEAR, "503"),
        ("/slow/", Outcome.UNCLEAR, "did not answer within"),
        ("/drip/", Outcome.UNCLEAR, "did not answer within"),
        ("/loop/", Outcome.UNCLEAR, "redirected more than 5 times"),
        ("/file/", Outcome.UNCLEAR, "something else than a plain web address"),
    ],
)
def test_an_answer_is_judged(server: str, path: str, outcome: Outcome, words: str) -> None:
    answer = asking().ask(server + path)

    assert answer.outcome is outcome
    assert words in answer.words


def test_get_is_asked_only_where_head_was_not_answered_as_hoped(server: str) -> None:
    Answers.asked.clear()
    asking().ask(f"{server}/status/200")
    asking().ask(f"{server}/no-head/")

    assert Answers.asked == [("HEAD", "/status/200"), ("HEAD", "/no-head/"), ("GET", "/no-head/")]


def test_a_host_that_takes_no_connection_has_failed() -> None:
    assert asking().ask("http://127.0.0.1:9/").outcome is Outcome.FAILED


def test_loopback_and_private_hosts_are_not_asked(server: str) -> None:
    Answers.asked.clear()
    for address in (server, server.replace("127.0.0.1", "localhost"), "http://[::1]/"):
        answer = asking(inside=False).ask(address)
        assert (answer.outcome, "private address" in answer.words) == (Outcome.UNCLEAR, True)
    assert Answers.asked == []


@pytest.mark.parametrize(
    "number",
    "127.0.0.1 10.1.2.3 192.168.0.1 172.16.0.1 169.254.169.254 0.0.0.0 100.64.0.1 224.0.0.1 ::1 "
    "::ffff:127.0.0.1 fe80::1%eth0 fc00::1 64:ff9b::7f00:1 2002:7f00:1::".split(),
)
def test_private_numbers_in_any_dress_are_not_public(number: str) -> None:
    assert not is_public(number)


@pytest.mark.parametrize("number", ["93.184.216.34", "2606:2800:220:1::1"])
def test_public_numbers_are(number: str) -> None:
    assert is_public(number)


@pytest.mark.parametrize("address", ["ftp://a.example/", "http:///x", "http://user:pw@127.0.0.1/"])
def test_only_plain_web_addresses_are_asked(address: str) -> None:
    assert asking().ask(address).outcome is Outcome.UNCLEAR


def test_a_link_is_dead_only_after_failing_on_two_days() -> None:
    item = make_reference()
    first = record(item.source_id, item.source.url, FAILED, MONDAY)
    assert (first.status, first.first_failed_at) == ("unknown", MONDAY)
    same_day = record(item.source_id, item.source.url, FAILED, MONDAY + timedelta(hours=3))
    assert same_day.status == "unknown"
    next_day = record(item.source_id, item.source.url, FAILED, MONDAY + timedelta(days=1))
    assert (next_day.status, next_day.first_failed_at) == ("dead", MONDAY)
    assert list(dead_links()) == [next_day]


def test_what_works_again_is_forgiven() -> None:
    item = make_reference()
    for days, answer in enumerate([FAILED, FAILED, WORKS, FAILED]):
        check = record(item.source_id, item.source.url, answer, MONDAY + timedelta(days=days))

    assert check.status == "unknown"
    assert not dead_links().exists()


def test_a_silence_is_not_a_death_and_no_cure() -> None:
    item = make_reference()
    statuses = [
        record(item.source_id, item.source.url, answer, MONDAY + timedelta(days=days)).status
        for days, answer in enumerate([UNCLEAR, UNCLEAR, FAILED, UNCLEAR, FAILED])
    ]

    assert statuses == ["unknown", "unknown", "unknown", "unknown", "dead"]


def test_an_address_that_an_editor_mended_is_dead_no_more() -> None:
    item = make_reference()
    for days in (0, 1):
        record(item.source_id, item.source.url, FAILED, MONDAY + timedelta(days=days))
    Source.objects.filter(pk=item.source_id).update(url="https://study.example.org/mended")

    assert not dead_links().exists()


def test_the_addresses_are_those_of_references_and_of_services_sources() -> None:
    targets = all_targets()

    assert "https://doi.org/10.1080/09649069.2017.1345083" in targets
    assert "https://justiceinnovation.org/project/flourish" in targets
    page = "https://cascadewales.org/new-study-evaluating-welsh-family-drug-and-alcohol-pilot-fdac"
    assert len(targets[page]) == 2
    assert all(address.startswith(("http://", "https://")) for address in targets)


def test_hosts_take_turns() -> None:
    spread = apart(["http://a/1", "http://a/2", "http://b/1", "http://a/3", "http://b/2"])

    assert spread == ["http://a/1", "http://b/1", "http://a/2", "http://b/2", "http://a/3"]


def test_one_host_is_asked_at_most_once_in_a_pause() -> None:
    manners, start = Manners(0.1), time.monotonic()
    for host in ("a", "b", "a", "a"):
        manners.wait(host)

    assert 0.19 < time.monotonic() - start < 1


def test_the_command_asks_records_and_says_what_came_of_it(server: str, only_ours: None) -> None:
    make_reference("fine", url=f"{server}/status/200")
    gone = make_reference("gone", url=f"{server}/status/404")
    make_reference("slow", url=f"{server}/slow/")
    said = check_links()

    assert "Asked 3 of 3 addresses: 1 work, 1 failed, 1 could not be checked." in said
    assert "Dead" not in said
    check = LinkCheck.objects.get(source=gone.source)
    LinkCheck.objects.filter(pk=check.pk).update(
        checked_at=MONDAY, first_failed_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    said = check_links("--hours=0")
    assert f"Dead: {server}/status/404 (A made-up study): It answered 404" in said
    assert [one.source.reference.key for one in dead_links()] == ["gone"]


def test_a_run_goes_on_with_what_was_not_asked(server: str, only_ours: None) -> None:
    for number in range(5):
        make_reference(f"n{number}", url=f"{server}/status/200?{number}")
    Answers.asked.clear()

    assert "Asked 2 of 5" in check_links("--limit=2")
    assert "Asked 3 of 5" in check_links()
    assert "Asked 0 of 5" in check_links()
    assert len({path for _, path in Answers.asked}) == len(Answers.asked) == 5


def test_the_longest_unasked_comes_first(only_ours: None) -> None:
    for days, key in ((1, "b"), (3, "a"), (0, "c")):
        item = make_reference(key)
        record(item.source_id, item.source.url, WORKS, MONDAY - timedelta(days=days))
    make_reference("new")
    order = [address[-1] for address in due(all_targets(), MONDAY - timedelta(hours=20))]

    assert order == ["w", "a", "b"]


def test_a_dry_run_records_nothing(server: str, only_ours: None) -> None:
    make_reference("gone", url=f"{server}/status/404")
    said = check_links("--dry-run")

    assert "1 failed" in said
    assert "Nothing was recorded" in said
    assert not LinkCheck.objects.exists()


def test_a_machine_without_network_calls_nothing_dead(
    only_ours: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    make_reference("any", url="https://study.example.org/any")
    unknown = Answer(Outcome.NO_SUCH_NAME, "No host is called so.")
    monkeypatch.setattr(Asking, "ask", lambda self, address: unknown)

    assert "0 failed, 1 could not be checked" in check_links()
    assert not LinkCheck.objects.exists()


def test_what_no_source_stands_at_any_more_is_forgotten(server: str, only_ours: None) -> None:
    item = make_reference("moved", url=f"{server}/status/200")
    record(item.source_id, "https://former.example.org/", FAILED, MONDAY)
    check_links()

    assert [check.address for check in LinkCheck.objects.all()] == [item.source.url]
