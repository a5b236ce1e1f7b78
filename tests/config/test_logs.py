"""No log line holds a full postcode, wherever in the record it stood."""

import logging
import sys

from config.access_log import masked
from config.logs import PostcodeMaskingFormatter


def line(message: str, *args: object, exc_info: object = None) -> str:
    record = logging.LogRecord("x", logging.ERROR, "x.py", 1, message, args, exc_info)  # type: ignore[arg-type]
    return PostcodeMaskingFormatter("%(message)s").format(record)


def test_messages_arguments_and_tracebacks_are_masked() -> None:
    try:
        raise ValueError("M6 5PQ")
    except ValueError:
        caught = sys.exc_info()

    written = line("Not Found: %s", "/services/M6%205PQ/?q=m65pq", exc_info=caught)

    assert "5PQ" not in written.upper()
    assert "M6" in written


def test_the_values_of_an_access_line_are_masked() -> None:
    values = {"r": "GET /services/?q=M6+5PQ HTTP/1.1", "f": "http://x/?q=M6%205PQ", "s": 302}

    assert "5PQ" not in str(masked(values))
    assert masked(values)["s"] == 302
