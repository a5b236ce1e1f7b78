class BoundaryError(Exception):
    """An input or a built file is not what the boundaries need; the message says what to do."""
