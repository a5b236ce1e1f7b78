"""What files say: to members in a list, and to the guard."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from community.attachments.file_types import KINDS
from community.attachments.inspection import in_words
from community.guard_check import Marked, marked, shortened
from community.models import Attachment
from foundation.uploads.filenames import get_readings
from guard import Finding


@dataclass(frozen=True)
class Said:
    """Something of a file that the guard reads."""

    file: Attachment
    title: str
    text: str


def said_in(files: Iterable[Attachment]) -> dict[str, Said]:
    """The names of files, and what they say, each under a key of its own."""
    said: dict[str, Said] = {}
    for file in files:
        for number, words in enumerate(get_readings(file.name)):
            said[f"file-{file.pk}-name-{number}"] = Said(file, "The name of a file", words)
        if file.text:
            said[f"file-{file.pk}"] = Said(file, f"In “{file.name}”", file.text)
    return said


def texts_of(said: dict[str, Said]) -> dict[str, str]:
    return {name: one.text for name, one in said.items()}


def found_where(said: dict[str, Said], findings: dict[str, list[Finding]]) -> list[dict[str, Any]]:
    """{title, stretches} of each in which something was found; of a name once."""
    shown: dict[tuple[int, str], list[Marked]] = {}
    for name, one in said.items():
        if findings.get(name):
            key = (one.file.pk, one.title)
            shown.setdefault(key, shortened(marked(one.text, findings[name])))
    return [{"title": title, "stretches": parts} for (_, title), parts in shown.items()]


def listed(files: Iterable[Attachment]) -> list[dict[str, Any]]:
    """{pk, name, url, about (kind and size), is_read, taken_out_at, by_moderator} of each."""
    return [
        {
            "pk": file.pk,
            "name": file.name,
            "url": file.get_absolute_url(),
            "about": f"{KINDS[file.kind].title}, {in_words(file.size)}",
            "is_read": file.is_read,
            "taken_out_at": file.taken_out_at,
            "by_moderator": file.taken_out_with_id is not None,
        }
        for file in files
    ]
