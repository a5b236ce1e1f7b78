"""The exception for files that are not accepted."""

from foundation.exceptions import ActionNotPossible


class UploadRefused(ActionNotPossible):
    """Says why a file is refused, in words that continue a sentence about it: “it is empty.”"""
