"""No address disappears, and none hides another.

Where a change is meant, renew the list and read the difference before committing it:
    RENEW_GOLDEN=1 .venv/bin/python -m pytest tests/test_addresses.py
"""

import os
from pathlib import Path

import pytest
from django.urls import resolve

from tests.addresses import addresses

GOLDEN = Path(__file__).parent / "golden" / "addresses.txt"


def table() -> str:
    return "".join(f"{pattern}\t{name}\n" for pattern, name in sorted(addresses()))


def test_every_address_and_its_route_are_as_written_down() -> None:
    if os.environ.get("RENEW_GOLDEN"):
        GOLDEN.write_text(table(), encoding="utf-8")

    assert table() == GOLDEN.read_text(encoding="utf-8"), f"The addresses changed: {__doc__}"


@pytest.mark.parametrize(
    ("pattern", "name"), [pair for pair in sorted(addresses()) if pair[1] and "<" not in pair[0]]
)
def test_a_plain_address_leads_to_its_own_route(pattern: str, name: str) -> None:
    """An earlier pattern with a parameter, such as a slug, may not take it."""
    if not pattern.startswith("^") and "(" not in pattern:
        assert resolve(f"/{pattern}").view_name == name
