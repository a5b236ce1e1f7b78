"""Reads whole numbers that came from outside, such as keys of rows in an address."""

# Every number of so many digits fits into a key of any database.
MOST_DIGITS = 17


def read_integer(text: str, most_digits: int = MOST_DIGITS) -> int | None:
    """Return the number that plain digits write, or None where `text` is anything else.

    Signs, spaces, digits of other scripts and numbers of more digits are not read.
    """
    if text.isascii() and text.isdigit() and len(text) <= most_digits:
        return int(text)
    return None
