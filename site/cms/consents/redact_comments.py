"""What people wrote beside a page: comments, reasons of a review, corrections, the log. What
stands at a block that goes, or quotes it, goes too."""

import re
from collections.abc import Iterable
from typing import Any

from wagtail.models import Comment, PageLogEntry, TaskState

from cms.consents.stored_blocks import Taken, words_of
from cms.models.corrections import Correction

SHORTEST, LONGEST = 4, 6
GONE = "Taken out with a consent that was withdrawn."
_WORD = re.compile(r"\w+")


class Quoted:
    """Tells whether a text repeats a run of words of what goes."""

    def __init__(self, taken: Taken) -> None:
        self.blocks = taken.blocks
        self.runs: set[tuple[str, ...]] = set()
        for text in taken.words:
            said = _words(text)
            length = min(len(said), LONGEST)
            if length >= SHORTEST:
                self.runs |= set(_runs(said, length))
        self.lengths = {len(run) for run in self.runs}

    def in_text(self, text: str) -> bool:
        said = _words(text)
        return any(not self.runs.isdisjoint(_runs(said, length)) for length in self.lengths)

    def at(self, path: str) -> bool:
        """Whether a comment's path leads to a block that goes."""
        return not self.blocks.isdisjoint(path.split("."))

    def in_comment(self, comment: dict[str, Any]) -> bool:
        """As a version or the log holds it, with its replies."""
        return self.at(str(comment.get("contentpath", ""))) or any(
            self.in_text(text) for text in words_of(comment)
        )


def _words(text: str) -> list[str]:
    return _WORD.findall(text.casefold())


def _runs(said: list[str], length: int) -> Iterable[tuple[str, ...]]:
    return zip(*(said[start:] for start in range(length)), strict=False)


def mend_notes(pages: set[int], quoted: Quoted) -> int:
    """Answers how many comments were deleted."""
    for correction in Correction.objects.filter(page_id__in=pages):
        if quoted.in_text(correction.words):
            Correction.objects.filter(pk=correction.pk).update(words=GONE)
    keys = [str(page) for page in pages]
    for state in TaskState.objects.filter(revision__object_id__in=keys).exclude(comment=""):
        if quoted.in_text(state.comment):
            TaskState.objects.filter(pk=state.pk).update(comment=GONE)
    for entry in PageLogEntry.objects.filter(page_id__in=pages):
        mended = _mended(entry.data, quoted)
        if mended != entry.data:
            PageLogEntry.objects.filter(pk=entry.pk).update(data=mended)
    return _delete_comments(pages, quoted)


def _mended(data: Any, quoted: Quoted) -> Any:
    """An entry of the log without what a comment said or a review quoted."""
    if isinstance(data, dict):
        comment = data.get("comment")
        if isinstance(comment, dict) and quoted.at(str(comment.get("contentpath", ""))):
            reply = {"reply": {**data["reply"], "text": GONE}} if data.get("reply") else {}
            return data | {"comment": comment | {"text": GONE}} | reply
        return {name: _mended(part, quoted) for name, part in data.items()}
    if isinstance(data, list):
        return [_mended(part, quoted) for part in data]
    return GONE if isinstance(data, str) and quoted.in_text(data) else data


def _delete_comments(pages: set[int], quoted: Quoted) -> int:
    deleted = 0
    for comment in Comment.objects.filter(page_id__in=pages).prefetch_related("replies"):
        texts = [comment.text, *(reply.text for reply in comment.replies.all())]
        if quoted.at(comment.contentpath) or any(map(quoted.in_text, texts)):
            comment.delete()
            deleted += 1
    return deleted
