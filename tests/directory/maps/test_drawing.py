"""Drawings hold exactly what the records say, cell by cell, and nothing that could harm."""

import io
from datetime import date
from typing import Any
from xml.etree import ElementTree

import pytest

from directory.coverage.evidence_sentences import evidence_sentence
from directory.coverage.rules import LAYERS, AuthorityState, by_region, live_states
from directory.gaps.rules import live_gaps
from directory.maps.bar_charts import Bar, Segment, bars, coverage_bars, gap_bars
from directory.maps.drawing.hex_grid import WIDE
from directory.maps.drawing.legend import age_mark
from directory.maps.drawing.png import render_png, text_width
from directory.maps.drawing.shapes import Drawing, Surface
from directory.maps.drawing.styles import LOOKS, Look, look_of
from directory.maps.drawing.svg import render_svg
from directory.maps.hex_map import hex_drawing
from mapping_data.area_index import AreaIndex
from mapping_data.hex_cells import hex_cells, short_names
from mapping_data.models import Area
from tests.repository import third_party_addresses

TODAY = date(2026, 11, 22)
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = '<script>alert("x")</script>\' onload="y" & \x00\x08]]>'

pytestmark = pytest.mark.django_db


@pytest.fixture
def areas() -> AreaIndex:
    return AreaIndex.load(TODAY)


def hexes(layer: str, areas: AreaIndex) -> tuple[list[AuthorityState], Drawing]:
    states = live_states(layer, areas)
    return states, hex_drawing(states, areas, title="Coverage", source_line="Alongside")


def links(svg: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(svg).iter(f"{SVG}a"))


def hostile_area(areas: AreaIndex) -> str:
    area = areas.by_code("E08000006")
    assert area is not None
    area.common_name = HOSTILE
    return HOSTILE


def test_every_authority_of_the_vintage_has_one_cell_and_one_short_name() -> None:
    cells = hex_cells()

    assert len(cells) == 153
    assert len({cell.place for cell in cells}) == len({cell.short_name for cell in cells}) == 153
    assert {cell.gss_code for cell in cells} == set(short_names())


def test_a_short_name_fits_into_its_cell() -> None:
    for cell in hex_cells():
        assert 1 <= len(cell.short_name) <= 2
        for line in cell.short_name:
            assert text_width(line, 11.5) <= WIDE - 5, line


def test_an_unknown_vintage_has_no_cells() -> None:
    with pytest.raises(ValueError, match="1999-01-01"):
        hex_cells(date(1999, 1, 1))


@pytest.mark.parametrize("layer", list(LAYERS))
def test_the_hex_view_shows_exactly_the_states_of_the_layer(layer: str, areas: AreaIndex) -> None:
    states, drawing = hexes(layer, areas)

    shown: dict[str, tuple[str, str, str]] = {}
    for link in links(render_svg(drawing)):
        fill = link.findall(f"{SVG}path")[0].attrib["fill"]
        letter = link.findall(f"{SVG}text")[0].text or ""
        shown[link.attrib["href"]] = (link.attrib["aria-label"], fill, letter)

    assert len(shown) == len(states) == 153
    for item in states:
        look = look_of(item, TODAY)
        fill = f"url(#picture-{look.slug})" if look.paint.pattern else look.paint.fill
        label = f"{item.area.common_name}: {look.words.lower()}"
        assert shown[f"/areas/{item.area.gss_code}/"] == (label, fill, look.letter)


def test_each_look_is_told_apart_without_colour() -> None:
    def shape(look: Look) -> tuple[object, ...]:
        ages = tuple(
            (type(item), len(item.rings[0]), item.stroke, item.paint.fill == look.paint.ink)
            for item in age_mark(look, 0, 0)
            if isinstance(item, Surface)
        )
        pattern = look.paint.pattern
        return (look.letter, ages, pattern.kind if pattern else "")

    assert len({shape(look) for look in LOOKS}) == len(LOOKS)


def test_a_cell_says_its_evidence(areas: AreaIndex) -> None:
    states, drawing = hexes("recurrent", areas)
    titles = {link.findtext(f"{SVG}title") for link in links(render_svg(drawing))}

    assert titles == {f"{i.area.common_name}. {evidence_sentence(i, areas)}" for i in states}


def test_the_key_counts_what_the_cells_show(areas: AreaIndex) -> None:
    states, drawing = hexes("recurrent", areas)
    texts = [node.text for node in ElementTree.fromstring(render_svg(drawing)).iter(f"{SVG}text")]

    assert "50 of 153 authorities:" in texts
    for look in LOOKS:
        words = look.words.removeprefix("Service reported, ")
        place = texts.index(words[0].upper() + words[1:])
        counted = sum(look_of(item, TODAY) is look for item in states)
        assert texts[place + 1] == str(counted), look.slug


def test_regions_are_named_lists_of_their_authorities(areas: AreaIndex) -> None:
    _, drawing = hexes("recurrent", areas)
    root = ElementTree.fromstring(render_svg(drawing))
    lists = {g.attrib["aria-label"]: g for g in root.iter(f"{SVG}g") if g.get("role") == "list"}

    assert len(lists) == 9
    for label, group in lists.items():
        assert label.endswith(f": {len(list(group.iter(f'{SVG}a')))} authorities")


def test_an_authority_without_a_cell_is_named_below(areas: AreaIndex) -> None:
    states = live_states("recurrent", areas)
    new = Area(pk=99_999, kind="authority", common_name="East Surrey", gss_code="")
    more = [*states, AuthorityState(new, "not_established", None, None, ())]

    svg = render_svg(hex_drawing(more, areas, title="T", source_line="S"))

    assert "Not on this grid: East Surrey (not established)." in svg


def svgs(areas: AreaIndex) -> list[str]:
    states = live_states("recurrent", areas)
    drawings = [
        hex_drawing(states, areas, title=HOSTILE, source_line=HOSTILE),
        coverage_bars(by_region(states), title=HOSTILE),
        gap_bars(live_gaps(areas), areas.current(), title=HOSTILE),
        bars([Bar(HOSTILE, (Segment(LOOKS[0].paint, HOSTILE, HOSTILE, 3),), HOSTILE)],
             title=HOSTILE, counted=HOSTILE),
    ]  # fmt: skip
    return [
        render_svg(drawing, standalone=alone) for drawing in drawings for alone in (True, False)
    ]


def test_hostile_names_stay_text(areas: AreaIndex) -> None:
    hostile_area(areas)
    for svg in svgs(areas):
        root = ElementTree.fromstring(svg)
        assert not list(root.iter(f"{SVG}script"))
        assert not [n for n in root.iter() if any(name.startswith("on") for name in n.attrib)]
        assert "alert(" in "".join(root.itertext())


def test_a_drawing_needs_no_inline_style_and_no_other_host(areas: AreaIndex) -> None:
    for svg in svgs(areas):
        assert " style=" not in svg
        assert "<style" not in svg
        assert third_party_addresses(svg) == []


def test_two_drawings_in_a_page_share_no_id(areas: AreaIndex) -> None:
    _, drawing = hexes("recurrent", areas)

    def ids(prefix: str) -> set[str]:
        root = ElementTree.fromstring(render_svg(drawing, prefix=prefix))
        return {node.attrib["id"] for node in root.iter() if "id" in node.attrib}

    assert not ids("one") & ids("two")
    assert len(ids("one")) == 6


def colours(png: bytes) -> tuple[Any, set[tuple[int, int, int]]]:
    from PIL import Image

    image = Image.open(io.BytesIO(png))
    image.load()
    counted: Any = image.convert("RGB").getcolors(maxcolors=1 << 24)
    return image, {colour for _, colour in counted}


def test_the_png_shows_every_paint_in_use(areas: AreaIndex) -> None:
    states, drawing = hexes("recurrent", areas)

    image, found = colours(render_png(drawing, 1))

    assert image.size == (round(drawing.width), round(drawing.height))
    for look in {look_of(item, TODAY).slug: look_of(item, TODAY) for item in states}.values():
        rgb = tuple(int(look.paint.fill[n : n + 2], 16) for n in (1, 3, 5))
        assert rgb in found, look.slug


def test_bars_hold_the_counts_of_each_region(areas: AreaIndex) -> None:
    rows = by_region(live_states("recurrent", areas))

    labels = {a.attrib["aria-label"] for a in links(render_svg(coverage_bars(rows, title="T")))}

    assert len(labels) == 9
    for row in rows[:-1]:
        start = f"{row.name}, {row.total} authorities: {row.counts['service']} service reported, "
        assert sum(label.startswith(start) for label in labels) == 1


def test_gap_bars_count_each_authority_once(areas: AreaIndex) -> None:
    drawing = gap_bars(live_gaps(areas), areas.current(), title="T")
    texts = [node.text for node in ElementTree.fromstring(render_svg(drawing)).iter(f"{SVG}text")]
    sums = [int(texts[texts.index(w) + 1] or 0) for w in ("With a gap", "To check")]
    rest = [int(texts[texts.index(w) + 1] or 0) for w in ("Not established", "With none of these")]

    assert sum(sums) + sum(rest) == 153
    assert sums[0] > 0


def test_a_drawing_asks_the_database_nothing(areas: AreaIndex, assert_queries: Any) -> None:
    states = live_states("recurrent", areas)

    with assert_queries(0):
        render_svg(hex_drawing(states, areas, title="T", source_line="S"))
        render_svg(coverage_bars(by_region(states), title="T"))
