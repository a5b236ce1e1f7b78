"""What an examination of a file answers."""

from dataclasses import dataclass

from foundation.exceptions import ActionNotPossible


class Refused(ActionNotPossible):
    """Why a file is not taken; the words go on from “«name» cannot be attached: ”."""


@dataclass(frozen=True)
class Cleaned:
    """The bytes to keep, and the words in them for the guard. `is_read` is False where there may
    be more in the file than those words: a person has to look."""

    data: bytes
    text: str = ""
    is_read: bool = False
