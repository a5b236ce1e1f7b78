"""Cleans text that people typed or pasted, or that came in a file."""

import re
import unicodedata

# Text has no such characters, and XML and some databases cannot hold them.
CONTROL_CHARACTERS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def make_printable_line(text: str) -> str:
    """Return text on one line; characters that cannot be printed become spaces."""
    printable = "".join(character if character.isprintable() else " " for character in text)
    return " ".join(printable.split())


def remove_control_characters(text: str) -> str:
    """Remove control characters, but not tabs and line breaks."""
    return CONTROL_CHARACTERS.sub("", text)


def remove_accents(text: str) -> str:
    """Return letters without accents, and ligatures and wide letters as plain ones."""
    separate = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in separate if not unicodedata.combining(letter))
