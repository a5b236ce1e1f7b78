"""Bars of published tables: every value as printed, nothing unknown drawn as nothing."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from directory.maps.drawing.shapes import Group, Item, Lines, Surface, Words, every_item
from directory.maps.drawing.svg import render_svg
from directory.published_tables.charts import PAINTS, WIDTH, Drawing, chart_of
from mapping_data.models import PublishedFigure, PublishedTable
from mapping_data.published_tables import published_table, published_tables
from tests.mapping_data.table_files import AppleTable

pytestmark = pytest.mark.django_db

Chart = PublishedTable.Chart


def chart(key: str) -> Drawing:
    table = published_table(key)
    assert table is not None
    drawing = chart_of(table)
    assert drawing is not None
    return drawing


def texts(drawing: Drawing) -> list[str]:
    return [item.text for item in every_item(drawing.items) if isinstance(item, Words)]


def group_with(drawing: Drawing, label: str) -> tuple[Item, ...]:
    """What is drawn under one label, which may run over several lines: the label first."""
    for item in drawing.items:
        first = item.items[0] if isinstance(item, Group) else None
        if isinstance(item, Group) and isinstance(first, Words) and label.startswith(first.text):
            return item.items
    raise AssertionError(f"nothing is drawn for {label}")


def wide(items: tuple[Item, ...]) -> float:
    """The width of the bar, all its parts together."""
    xs = [x for it in items if isinstance(it, Surface) for ring in it.rings for x, _ in ring]
    return max(xs) - min(xs)


def test_exactly_the_tables_that_say_so_are_drawn() -> None:
    drawn = {key for key, table in published_tables().items() if chart_of(table)}
    wanted = PublishedTable.objects.exclude(chart=Chart.NONE)
    assert drawn == set(wanted.values_list("key", flat=True))
    assert {"report-t6", "need-greater-manchester", "leicester-t19"}.isdisjoint(drawn)


def test_every_drawing_is_well_formed_and_one_picture_with_title_and_description() -> None:
    for key, table in published_tables().items():
        drawing = chart_of(table)
        if drawing is None:
            continue
        root = ElementTree.fromstring(render_svg(drawing, prefix=key))
        names = [root.attrib[name] for name in ("aria-labelledby", "aria-describedby")]
        found = {it.attrib["id"]: it.text for it in root if "id" in it.attrib}
        assert root.attrib["role"] == "img"
        assert found[names[0]] == table.title, key
        assert "as printed" in (found[names[1]] or ""), key
        assert not [it for it in root.iter() if "style" in it.attrib or it.tag.endswith("script")]


def test_every_drawn_figure_stands_in_words_as_printed() -> None:
    for key, table in published_tables().items():
        drawing = chart_of(table)
        if drawing is None:
            continue
        said = " ".join(texts(drawing))
        rows = [row for row in table.rows if row.label in table.record.chart_rows]
        for row in rows or [row for row in table.rows if not row.is_total]:
            columns = table.record.chart_columns or [
                name for name in table.columns if name not in table.total_columns
            ]
            for column in columns:
                if column in row.cells and row.cells[column].value:
                    assert row.cells[column].value in said, (key, row.label, column)


def test_no_letter_is_under_twelve_pixels_on_a_phone_and_none_leaves_the_picture() -> None:
    for key, table in published_tables().items():
        drawing = chart_of(table)
        for item in every_item(drawing.items) if drawing else ():
            if isinstance(item, Words):
                assert item.size >= 12, key
                assert 0 <= item.y <= drawing.height, key  # type: ignore[union-attr]
            elif isinstance(item, Surface):
                xs = [x for ring in item.rings for x, _ in ring]
                assert min(xs) >= 0, key
                assert max(xs) <= WIDTH, key


def test_bars_are_as_long_as_their_numbers() -> None:
    drawing = chart("report-t4")
    women = group_with(drawing, "Women only")
    parents = group_with(drawing, "Mothers and fathers in their own right")
    assert wide(parents) / wide(women) == pytest.approx(5 / 2)


def test_what_is_not_given_is_a_broken_line_and_says_so() -> None:
    items = group_with(chart("salford-status"), "Team around the family")
    assert [it.text for it in items if isinstance(it, Words)][-1] == "not given"
    [line] = [it for it in items if isinstance(it, Lines)]
    assert line.stroke.dash
    assert not [it for it in items if isinstance(it, Surface)]


def test_nought_is_a_mark_at_the_start_and_no_broken_line() -> None:
    items = group_with(chart("salford-status"), "Placed for adoption")
    [line] = [it for it in items if isinstance(it, Lines)]
    assert not line.stroke.dash
    assert [it.text for it in items if isinstance(it, Words)][-1] == "0"


def test_shares_are_drawn_as_parts_of_a_hundred() -> None:
    items = group_with(chart("need-salford-mothers"), "Neglect")
    frame, bar = (it for it in items if isinstance(it, Surface))
    assert wide((bar,)) / wide((frame,)) == pytest.approx(0.66, abs=0.01)


def test_joined_parts_are_told_apart_by_pattern_and_named_below_the_bar() -> None:
    drawing = chart("leicester-t2")
    assert texts(drawing)[:5] == ["MST CAN", "FFT", "MST", "FGC", "PA"]
    items = group_with(drawing, "Risk decreased (stepped down)")
    assert [it.paint.slug for it in items if isinstance(it, Surface)] == [
        PAINTS[0].slug, PAINTS[1].slug, PAINTS[3].slug,
    ]  # fmt: skip
    assert "MST CAN 3, FFT 8, FGC 1" in texts(drawing)
    assert "Where a part is not named, the source prints no figure" in " ".join(texts(drawing))
    assert len({(paint.fill, paint.pattern) for paint in PAINTS}) == len(PAINTS)


def test_totals_are_not_drawn_among_their_parts() -> None:
    assert "Total" not in texts(chart("leicester-t2"))
    assert "Grand total" not in texts(chart("leicester-t18a"))


def test_unlike_units_are_drawn_on_scales_of_their_own() -> None:
    longest = [
        item
        for item in every_item(chart("leicester-t4").items)
        if isinstance(item, Surface) and wide((item,)) == pytest.approx(WIDTH - 1)
    ]
    assert len(longest) == 3


def test_a_label_that_comes_again_says_when() -> None:
    said = texts(chart("network-counts"))
    assert "Pause practices, January 2020" in said
    assert "Pause practices, 2017 year end" in said


def test_a_part_that_is_not_given_is_named_so_in_a_joined_bar(tmp_path: Path) -> None:
    AppleTable(tmp_path).load()
    drawing = chart("apples")
    assert "Monday 4, Tuesday not given" in texts(drawing)
    assert wide(group_with(drawing, "Red")) > wide(group_with(drawing, "Green"))


def test_what_is_below_zero_has_no_bar_and_says_so(tmp_path: Path) -> None:
    apples = AppleTable(tmp_path).change("shapes", 0, chart="grouped")
    apples.change("figures", 0, value="(£2k)", value_num="-2000").load()
    drawing = chart("apples")
    assert "(£2k), below zero" in texts(drawing)
    assert not [it for it in group_with(drawing, "Monday") if isinstance(it, Surface)]


def test_words_of_a_source_are_escaped() -> None:
    PublishedFigure.objects.filter(table__key="report-t4", row_order=1).update(
        row_label='<script>"&\x01'
    )
    PublishedTable.objects.filter(key="report-t4").update(title="<b>&")
    svg = render_svg(chart("report-t4"), prefix="x")
    assert "<script" not in svg
    assert "<b>" not in svg
    assert [it.text for it in ElementTree.fromstring(svg) if it.tag.endswith("title")] == ["<b>&"]
