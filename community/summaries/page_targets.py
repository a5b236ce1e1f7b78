"""What editors make of a summary. The community knows no pages: `site/config` names them."""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import User
from community.boards.subjects import Subject
from community.summaries.document import Quote, Words
from foundation.registry import Registry


@dataclass(frozen=True)
class Handed:
    """All that an editor gets: no address, no key of a post, and no name but those that their
    bearers allowed. `subject` is what the topic was about, where that is public."""

    title: str
    pieces: list[Words | Quote]
    subject: Subject | None


@dataclass(frozen=True)
class Place:
    """A kind of page. `may` answers whether a person may begin one; `make` begins it as a draft
    that nobody sees, inside the caller's transaction, and answers where it is edited."""

    name: str
    title: str
    may: Callable[[User], bool]
    make: Callable[[Handed, User], str]


_places = Registry[str, Place]("kind of page")


def register(place: Place) -> None:
    _places.register(place.name, place)


def places_for(user: User) -> dict[str, Place]:
    """Those that this person may begin, by name."""
    return {name: place for name, place in _places.items() if place.may(user)}
