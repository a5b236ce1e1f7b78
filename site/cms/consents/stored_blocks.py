"""What in a stored stream field rests on which consent, and the same without it.

Everything here works on the JSON in which a stream field is stored, since that is the same for
a live page, a draft and a version of years ago, whatever blocks the site has today.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model

from cms.streamfields.traversal import stream_fields

LIVED, PICTURE = "lived_experience", "picture"
_DOCUMENT_LINK = re.compile(
    r"<a\b(?=[^>]*\blinktype=[\"']document[\"'])[^>]*\bid=[\"'](\d+)[\"'][^>]*>.*?</a>",
    re.DOTALL | re.IGNORECASE,
)
_TAG = re.compile(r"<[^>]+>")


@dataclass
class Named:
    """Keys that some content names; `None` among consents: a block without one."""

    consents: set[int | None] = field(default_factory=set)
    pictures: set[int] = field(default_factory=set)
    documents: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Resting:
    """What rests on one consent. `blocks` are the ids of blocks that some version bound to it:
    an earlier version of such a block may hold the words without naming the consent yet."""

    consent: int
    pictures: frozenset[int] = frozenset()
    documents: frozenset[int] = frozenset()
    blocks: frozenset[str] = frozenset()


@dataclass
class Taken:
    """What was taken out: ids of blocks, and the words that stood in them."""

    changed: bool = False
    blocks: set[str] = field(default_factory=set)
    words: list[str] = field(default_factory=list)

    def note(self, value: Any, block: str = "") -> None:
        self.changed = True
        self.words += words_of(value)
        self.blocks |= {block} if block else set()


def stored_streams(item: Model) -> dict[str, Any]:
    """The content of the item's stream fields as it would be stored, by the field's name."""
    return {
        one.name: json.loads(one.value_to_string(item) or "[]") for one in stream_fields(type(item))
    }


def streams_of_version(content: dict[str, Any]) -> dict[str, Any]:
    """The same of a version's content, also of fields that its model has no more."""
    found = {}
    for name, value in content.items():
        if isinstance(value, str) and value.startswith("["):
            try:
                found[name] = json.loads(value)
            except ValueError:
                continue
    return found


def named_in(raw: Any) -> Named:
    found = Named()
    for part in _parts(raw):
        if isinstance(part, str):
            found.documents |= {int(key) for key in _DOCUMENT_LINK.findall(part)}
        elif isinstance(part, dict):
            value = part.get("value")
            if part.get("type") == LIVED and isinstance(value, dict):
                found.consents.add(value.get("consent"))
            if isinstance(part.get("picture"), int):
                found.pictures.add(part["picture"])
    return found


def without(raw: Any, resting: Resting, taken: Taken) -> Any:
    """The same content without what rests on the consent, which is noted in `taken`."""
    if isinstance(raw, list):
        kept = []
        for part in raw:
            if isinstance(part, dict) and _goes(part, resting):
                taken.note(part.get("value"), str(part.get("id") or ""))
            else:
                kept.append(without(part, resting, taken))
        return kept
    if isinstance(raw, dict):
        raw = {name: without(part, resting, taken) for name, part in raw.items()}
        if raw.get("picture") in resting.pictures:
            taken.note(raw.get("alt_text"))
            raw |= {"picture": None, **({"alt_text": ""} if "alt_text" in raw else {})}
        return raw
    if isinstance(raw, str) and "<a" in raw:
        return _without_links(raw, resting, taken)
    return raw


def words_of(value: Any) -> list[str]:
    """All texts in some content, without their marks."""
    texts = (part for part in _parts(value) if isinstance(part, str))
    return [text for part in texts if (text := html.unescape(_TAG.sub(" ", part)).strip())]


def _goes(block: dict[str, Any], resting: Resting) -> bool:
    value = block.get("value")
    if not isinstance(value, dict):
        return False
    same = block.get("id") in resting.blocks
    if block.get("type") == LIVED:
        named = value.get("consent")
        return named == resting.consent or (same and named is None)
    if block.get("type") == PICTURE:
        picture = value.get("picture")
        return picture in resting.pictures or (same and picture is None)
    return False


def _without_links(text: str, resting: Resting, taken: Taken) -> str:
    def mended(link: re.Match[str]) -> str:
        if int(link[1]) not in resting.documents:
            return link[0]
        taken.note(link[0])
        return ""

    return _DOCUMENT_LINK.sub(mended, text)


def _parts(raw: Any) -> Iterator[Any]:
    yield raw
    if isinstance(raw, dict):
        for part in raw.values():
            yield from _parts(part)
    elif isinstance(raw, list):
        for part in raw:
            yield from _parts(part)
