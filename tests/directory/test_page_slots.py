"""Named places on the directory's pages that others fill."""

import pytest
from django.utils.safestring import mark_safe

from directory import page_slots


@pytest.fixture(autouse=True)
def nobody_fills(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_slots, "_fillers", {place: [] for place in page_slots.PLACES})


def test_a_place_shows_what_its_fillers_answer_in_their_order() -> None:
    page_slots.fill(page_slots.AREA, lambda record: mark_safe(f"<p>one of {record}</p>"))
    page_slots.fill(page_slots.AREA, lambda record: mark_safe("<p>two</p>"))

    assert page_slots.filled(page_slots.AREA, "Leeds") == ["<p>one of Leeds</p>", "<p>two</p>"]
    assert page_slots.filled(page_slots.REGION, "Leeds") == []


def test_an_empty_answer_shows_nothing() -> None:
    page_slots.fill(page_slots.SERVICE, lambda record: "")

    assert page_slots.filled(page_slots.SERVICE, object()) == []


def test_a_filler_that_is_registered_twice_is_asked_once() -> None:
    def filler(record: object) -> str:
        return "once"

    page_slots.fill(page_slots.SERVICE, filler)
    page_slots.fill(page_slots.SERVICE, filler)

    assert page_slots.filled(page_slots.SERVICE, object()) == ["once"]


def test_no_place_of_another_name_can_be_filled() -> None:
    with pytest.raises(KeyError, match="cellar"):
        page_slots.fill("cellar", lambda record: "")
