"""What cannot be done, in words for whoever tried."""


class NotPossible(Exception):
    """The act does not fit the state that the thing is in; the words say why."""
