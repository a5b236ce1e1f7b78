"""What a topic can be about. The community knows no services: `site/config` says what there is.

A subject's key is the name of its kind and an identity that stays when its address changes, such
as `service:6f1c…`. A topic stores the key; what it leads to today is asked for when it is shown.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from community.text.single_line import one_line
from foundation.registry import Registry


@dataclass(frozen=True)
class Subject:
    """`identity` is what the kind knows it by; `url` is a path of this site."""

    kind: str
    identity: str
    title: str
    url: str

    @property
    def key(self) -> str:
        return f"{self.kind}:{self.identity}"


@dataclass(frozen=True)
class Kind:
    """`beginning` answers the path below which its pages are; `at` the subject whose page has a
    path, or None; `of` those of some identities, without the ones that are not public (any more),
    in one query."""

    name: str
    beginning: Callable[[], str]
    at: Callable[[str], Subject | None]
    of: Callable[[Iterable[str]], list[Subject]]


_kinds = Registry[str, Kind]("kind of subject")


def register(kind: Kind) -> None:
    _kinds.register(kind.name, kind)


def at_address(words: str) -> Subject | None:
    """The subject whose page has this address, with or without the host."""
    try:
        path = urlsplit(one_line(words)).path
    except ValueError:  # half an IPv6 address
        return None
    path = path if path.endswith("/") else f"{path}/"
    for kind in _kinds.values():
        if path.startswith(kind.beginning()):
            return kind.at(path)
    return None


def subjects_of(keys: Iterable[str]) -> dict[str, Subject]:
    """The subjects of some keys, as they are now: one query a kind that occurs."""
    wanted = defaultdict(list)
    for key in keys:
        name, _, identity = key.partition(":")
        if name in _kinds and identity:
            wanted[name].append(identity)
    found = (one for name, identities in wanted.items() for one in _kinds[name].of(identities))
    return {subject.key: subject for subject in found}


def subject_of(key: str) -> Subject | None:
    return subjects_of([key]).get(key) if key else None
