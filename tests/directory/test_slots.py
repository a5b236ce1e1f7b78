"""Named places on the directory's pages that others fill."""

from collections import defaultdict

import pytest
from django.utils.safestring import mark_safe

from directory import slots


@pytest.fixture(autouse=True)
def nobody_fills(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "_fillers", defaultdict(list))


def test_a_place_shows_what_its_fillers_answer_in_their_order() -> None:
    slots.fill(slots.AREA, lambda record: mark_safe(f"<p>one of {record}</p>"))
    slots.fill(slots.AREA, lambda record: mark_safe("<p>two</p>"))

    assert slots.filled(slots.AREA, "Leeds") == ["<p>one of Leeds</p>", "<p>two</p>"]
    assert slots.filled(slots.REGION, "Leeds") == []


def test_an_empty_answer_shows_nothing() -> None:
    slots.fill(slots.SERVICE, lambda record: "")

    assert slots.filled(slots.SERVICE, object()) == []


def test_a_filler_that_is_registered_twice_is_asked_once() -> None:
    def filler(record: object) -> str:
        return "once"

    slots.fill(slots.SERVICE, filler)
    slots.fill(slots.SERVICE, filler)

    assert slots.filled(slots.SERVICE, object()) == ["once"]


def test_no_place_of_another_name_can_be_filled() -> None:
    with pytest.raises(KeyError, match="cellar"):
        slots.fill("cellar", lambda record: "")
