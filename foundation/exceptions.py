"""The base of the exceptions that say why something cannot be done."""


class ActionNotPossible(Exception):
    """Something cannot be done, or may not be; the text says why, for the person who tried.

    Each app derives its own from this one and catches only those.
    """
