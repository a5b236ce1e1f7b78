"""A drawing as PNG: drawn larger than wanted and made smaller, so that edges are smooth."""

import io
import math
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

from directory.maps.drawing.shapes import (
    Drawing,
    Group,
    Item,
    Lines,
    Pattern,
    Ring,
    Stroke,
    Surface,
    Words,
)

if TYPE_CHECKING:
    from PIL.Image import Image as Picture
    from PIL.ImageDraw import ImageDraw as Pen
    from PIL.ImageFont import FreeTypeFont
    from PIL.ImageFont import ImageFont as PlainFont

SMOOTHING = 2
HALO = 1.5
BOLD = 0.022
SHIFTS = {"start": "ls", "middle": "ms", "end": "rs"}


@cache
def font(pixels: int) -> "FreeTypeFont | PlainFont":
    """The face that Pillow carries with it, so that a picture is the same on every machine."""
    from PIL import ImageFont

    return ImageFont.load_default(pixels)


def text_width(text: str, size: float, bold: bool = False) -> float:
    """How wide a line is, in the units of its size; Arial is within a few hundredths of it."""
    return font(100).getlength(text) * size / 100 * (1.06 if bold else 1)


def render_png(drawing: Drawing, scale: float = 2) -> bytes:
    """Write a drawing as a PNG file, with `scale` pixels for each unit.

    White ground, no transparency: it is pasted into papers."""
    from PIL import Image

    size = (round(drawing.width * scale), round(drawing.height * scale))
    large = Image.new("RGB", (size[0] * SMOOTHING, size[1] * SMOOTHING), "white")
    canvas = Canvas(large, scale * SMOOTHING)
    for item in drawing.items:
        canvas.draw(item)
    out = io.BytesIO()
    small = large.resize(size, Image.Resampling.BOX)
    dots = round(96 * scale)
    small.save(out, "PNG", optimize=True, dpi=(dots, dots))
    return out.getvalue()


class Canvas:
    """An image and the pixels that each unit of the drawing takes."""

    def __init__(self, image: "Picture", scale: float) -> None:
        from PIL import ImageDraw

        self.image, self.scale = image, scale
        self.pen: Pen = ImageDraw.Draw(image)

    def pixels(self, ring: Ring) -> list[tuple[float, float]]:
        return [(x * self.scale, y * self.scale) for x, y in ring]

    def draw(self, item: Item) -> None:
        if isinstance(item, Group):
            for inner in item.items:
                self.draw(inner)
        elif isinstance(item, Words):
            self.write(item)
        elif isinstance(item, Lines):
            for line in item.lines:
                self.line(self.pixels(line), item.stroke)
        else:
            self.surface(item)

    def write(self, words: Words) -> None:
        place, face = (
            (words.x * self.scale, words.y * self.scale),
            font(round(words.size * self.scale)),
        )
        anchor, weight = SHIFTS[words.anchor], words.size * self.scale * BOLD if words.bold else 0
        if words.halo:
            self.pen.text(
                place, words.text, words.halo, face, anchor,
                stroke_width=HALO * self.scale, stroke_fill=words.halo,
            )  # fmt: skip
        self.pen.text(
            place, words.text, words.ink, face, anchor, stroke_width=weight, stroke_fill=words.ink
        )

    def surface(self, item: Surface) -> None:
        """A mask of the rings, each turning inside out what it covers, as `evenodd` does."""
        from PIL import Image, ImageChops, ImageDraw

        rings = [self.pixels(ring) for ring in item.rings]
        left, top, right, bottom = bounds(rings)
        size = (right - left, bottom - top)
        mask = Image.new("1", size)
        for ring in rings:
            one = Image.new("1", size)
            ImageDraw.Draw(one).polygon([(x - left, y - top) for x, y in ring], fill=1)
            mask = ImageChops.logical_xor(mask, one)
        fill = Image.new("RGB", size, item.paint.fill)
        if item.paint.pattern:
            hatch(ImageDraw.Draw(fill), (left, top), size, item.paint.pattern, self.scale)
        self.image.paste(fill, (left, top), mask)
        if item.stroke:
            for ring in rings:
                self.line([*ring, ring[0]], item.stroke)

    def line(self, points: list[tuple[float, float]], stroke: Stroke) -> None:
        width = max(1, round(stroke.width * self.scale))
        pieces = dashes(points, [part * self.scale for part in stroke.dash])
        for piece in pieces:
            self.pen.line(piece, stroke.colour, width, joint="curve")
            if not stroke.dash:
                for x, y in (piece[0], piece[-1]):
                    self.pen.circle((x, y), width / 2, stroke.colour)


def bounds(rings: list[list[tuple[float, float]]]) -> tuple[int, int, int, int]:
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return (
        math.floor(min(xs)),
        math.floor(min(ys)),
        math.ceil(max(xs)) + 1,
        math.ceil(max(ys)) + 1,
    )


def hatch(
    pen: "Pen", at: tuple[int, int], size: tuple[int, int], pattern: Pattern, scale: float
) -> None:
    """The marks of a pattern on a piece of the image that stands `at` a place, so that they
    run on from one surface to the next."""
    gap, width = pattern.gap * scale, max(1, round(pattern.width * scale))
    (left, top), (wide, high) = at, size
    if pattern.kind == "vertical":
        for x in steps(left, wide, gap):
            pen.line([(x, 0), (x, high)], pattern.colour, width)
        return
    if pattern.kind == "dots":
        for x in steps(left, wide, gap):
            for y in steps(top, high, gap):
                pen.circle((x, y), width, pattern.colour)
        return
    slant = gap * math.sqrt(2)
    for start in steps(left + top, wide + high, slant):
        pen.line([(start, 0), (start - high, high)], pattern.colour, width)
    if pattern.kind == "cross":
        for start in steps(left - top - high, wide + high, slant):
            pen.line([(start - high, 0), (start, high)], pattern.colour, width)


def steps(origin: float, length: float, gap: float) -> list[float]:
    """Where the marks at every `gap` from nought fall on a piece that starts at `origin`."""
    first = -(origin % gap)
    return [first + gap * n for n in range(math.ceil((length + gap) / gap) + 1)]


def dashes(points: list[tuple[float, float]], dash: list[float]) -> list[list[tuple[float, float]]]:
    """The line itself, or the pieces of it that are drawn."""
    if not dash:
        return [points]
    found, on, left = [], True, dash[0]
    for (x, y), (to_x, to_y) in pairwise(points):
        length, done = math.hypot(to_x - x, to_y - y), 0.0
        while done < length:
            step = min(left, length - done)
            if on:
                a, b = done / length, (done + step) / length
                found.append([(x + (to_x - x) * t, y + (to_y - y) * t) for t in (a, b)])
            done, left = done + step, left - step
            if left <= 0:
                on = not on
                left = dash[0] if on or len(dash) == 1 else dash[1]
    return found
