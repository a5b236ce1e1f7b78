"""The result of inspecting a file."""

from dataclasses import dataclass


@dataclass(frozen=True)
class CleanedFile:
    """The bytes to keep, and the text in them for automatic checks. `is_read` is False where the
    file may say more than that text: a person has to look."""

    data: bytes
    text: str = ""
    is_read: bool = False
