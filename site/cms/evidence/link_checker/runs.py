"""Asking many addresses, a few at a time, and keeping each answer as it comes."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass, field

from django.utils import timezone

from cms.evidence.link_checker.client import Answer, Asking, Outcome
from cms.evidence.link_checker.results import record
from cms.evidence.link_checker.targets import Targets
from cms.models import LinkCheck

NO_NETWORK = "No host name was known to this machine: it seems to have no network."


@dataclass
class Summary:
    """How each address was answered, and which links are dead now."""

    answers: Counter[Outcome] = field(default_factory=Counter)
    dead: list[LinkCheck] = field(default_factory=list)


def ask_all(addresses: Sequence[str], asking: Asking, threads: int) -> Iterator[tuple[str, Answer]]:
    """Each address with its answer, as they come. Stopping early asks no further ones."""
    with ThreadPoolExecutor(max_workers=threads) as pool:
        waiting = {pool.submit(asking.ask, address): address for address in addresses}
        try:
            for done in as_completed(waiting):
                yield waiting[done], done.result()
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def run_round(
    addresses: Sequence[str],
    targets: Targets,
    asking: Asking,
    *,
    threads: int,
    keep: bool,
    say: Callable[[str], None],
) -> Summary:
    """Ask and record. An unknown host name says something of the host only where this machine
    knows any name at all, so those answers are kept back until one address has worked."""
    summary = Summary()
    held: list[tuple[str, Answer]] = []

    def settle(address: str, answer: Answer, *, keep: bool = keep) -> None:
        summary.answers[answer.outcome] += 1
        say(f"{answer.outcome}: {address} {answer.words}")
        for source in targets[address] if keep else ():
            check = record(source, address, answer, timezone.now())
            if check.status == LinkCheck.Status.DEAD:
                summary.dead.append(check)

    for address, answer in ask_all(addresses, asking, threads):
        if answer.outcome is Outcome.NO_SUCH_NAME:
            held.append((address, answer))
        else:
            settle(address, answer)
    reached = summary.answers[Outcome.WORKS] + summary.answers[Outcome.FAILED]
    for address, answer in held:
        if reached:
            settle(address, answer)
        else:  # not recorded, so that the next run asks again
            settle(address, Answer(Outcome.UNCLEAR, NO_NETWORK), keep=False)
    return summary
