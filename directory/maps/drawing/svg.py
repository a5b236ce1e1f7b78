"""A drawing as SVG: no script, no style attribute, every text escaped, nothing fetched.

Only presentational attributes are used, which a strict content security policy lets through;
colours therefore stand in the file itself, and a page's CSS may add to its classes.
"""

from html import escape

from directory.maps.drawing.shapes import (
    Drawing,
    Group,
    Item,
    Lines,
    Paint,
    Pattern,
    Ring,
    Stroke,
    Surface,
    Words,
    every_item,
)

FONT = "Arial, Helvetica, sans-serif"
NAMESPACE = "http://www.w3.org/2000/svg"
PAPER = "#ffffff"


def allowed(character: str) -> bool:
    """Whether XML 1.0 can hold it: even escaped, any other would make the file unreadable."""
    return (
        (character >= " " or character in "\t\n\r")
        and not "\ud800" <= character <= "\udfff"
        and character not in "\ufffe\uffff"
    )


def clean(text: str) -> str:
    return escape("".join(filter(allowed, text)), quote=True)


def number(value: float) -> str:
    """One decimal at most: a tenth of a pixel cannot be seen."""
    words = f"{value:.1f}".rstrip("0").rstrip(".")
    return "0" if words == "-0" else words


def attributes(**values: str | float) -> str:
    """` name="value"` for each that is not blank; `_` within a name stands for `-`."""
    given = {name: value for name, value in values.items() if value != ""}
    return "".join(
        f' {name.strip("_").replace("_", "-")}="'
        f'{value if isinstance(value, str) else number(value)}"'
        for name, value in given.items()
    )


def render_svg(drawing: Drawing, *, prefix: str = "picture", standalone: bool = False) -> str:
    """Write a drawing as an `<svg>` element; `standalone` makes it a file with a background.

    `prefix` keeps the ids of two drawings on one page apart."""
    width, height = number(drawing.width), number(drawing.height)
    size = attributes(width=width, height=height) if standalone else ""
    opening = (
        f'<svg xmlns="{NAMESPACE}" viewBox="0 0 {width} {height}"{size} class="drawing"'
        f' role="{drawing.role}" aria-labelledby="{prefix}-title" aria-describedby="{prefix}-about"'
        f' font-family="{FONT}" stroke-linejoin="round" stroke-linecap="round">'
    )
    parts = [
        opening,
        f'<title id="{prefix}-title">{clean(drawing.title)}</title>',
        f'<desc id="{prefix}-about">{clean(drawing.description)}</desc>',
        definitions(drawing, prefix),
    ]
    if standalone:
        parts.append(f'<rect width="{width}" height="{height}" fill="{PAPER}"/>')
    parts += [item_svg(item, prefix) for item in drawing.items]
    return "\n".join(filter(None, parts)) + "</svg>"


def definitions(drawing: Drawing, prefix: str) -> str:
    """One pattern for each paint in use that has one."""
    paints = {
        item.paint.slug: item.paint
        for item in every_item(drawing.items)
        if isinstance(item, Surface) and item.paint.pattern
    }
    patterns = [pattern_svg(paint, prefix) for paint in paints.values()]
    return f"<defs>{''.join(patterns)}</defs>" if patterns else ""


def pattern_svg(paint: Paint, prefix: str) -> str:
    pattern = paint.pattern
    if pattern is None:
        return ""
    gap = number(pattern.gap)
    turn = ' patternTransform="rotate(45)"' if pattern.kind in ("diagonal", "cross") else ""
    return (
        f'<pattern id="{prefix}-{paint.slug}" patternUnits="userSpaceOnUse" width="{gap}"'
        f' height="{gap}"{turn}><rect width="{gap}" height="{gap}" fill="{paint.fill}"/>'
        f"{marks(pattern)}</pattern>"
    )


def marks(pattern: Pattern) -> str:
    """What one tile of a pattern holds over its fill."""
    gap, width = number(pattern.gap), number(pattern.width)
    if pattern.kind == "dots":
        middle = number(pattern.gap / 2)
        return f'<circle cx="{middle}" cy="{middle}" r="{width}" fill="{pattern.colour}"/>'
    upright = f'<rect width="{width}" height="{gap}" fill="{pattern.colour}"/>'
    across = f'<rect width="{gap}" height="{width}" fill="{pattern.colour}"/>'
    return upright + across if pattern.kind == "cross" else upright


def item_svg(item: Item, prefix: str) -> str:
    if isinstance(item, Group):
        return group_svg(item, prefix)
    if isinstance(item, Words):
        return words_svg(item)
    if isinstance(item, Lines):
        path = "".join(path_of(line, closed=False) for line in item.lines)
        return (
            f'<path{attributes(class_=item.css)} fill="none"{stroke_of(item.stroke)} d="{path}"/>'
        )
    fill = f"url(#{prefix}-{item.paint.slug})" if item.paint.pattern else item.paint.fill
    path = "".join(path_of(ring, closed=True) for ring in item.rings)
    rule = "evenodd" if len(item.rings) > 1 else ""
    stroke = stroke_of(item.stroke) if item.stroke else ""
    return f'<path{attributes(class_=item.css, fill=fill, fill_rule=rule)}{stroke} d="{path}"/>'


def group_svg(group: Group, prefix: str) -> str:
    """A `<g>` or, with an address, an `<a>`; its `<title>` comes first, as SVG asks."""
    tag = "a" if group.href else "g"
    named = attributes(
        class_=group.css,
        href=clean(group.href),
        role=group.role,
        aria_label=clean(group.label),
        aria_hidden="true" if group.role == "presentation" else "",
    )
    title = f"<title>{clean(group.title)}</title>" if group.title else ""
    inner = "".join(item_svg(item, prefix) for item in group.items)
    return f"<{tag}{named}>{title}{inner}</{tag}>\n"


def words_svg(words: Words) -> str:
    anchor = "" if words.anchor == "start" else words.anchor
    weight = "bold" if words.bold else ""
    halo = (
        attributes(stroke=words.halo, stroke_width="3", paint_order="stroke") if words.halo else ""
    )
    given = attributes(
        class_=words.css,
        x=words.x,
        y=words.y,
        font_size=words.size,
        font_weight=weight,
        text_anchor=anchor,
        fill=words.ink,
    )
    return f"<text{given}{halo}>{clean(words.text)}</text>"


def stroke_of(stroke: Stroke) -> str:
    """What differs from the drawing's own: lines one wide, with round joins and ends."""
    return attributes(
        stroke=stroke.colour,
        stroke_width="" if stroke.width == 1 else stroke.width,
        stroke_dasharray=" ".join(number(part) for part in stroke.dash),
        stroke_linecap="butt" if stroke.dash else "",
    )


def path_of(ring: Ring, *, closed: bool) -> str:
    """Relative steps between points rounded to a tenth, so that no error adds up."""
    steps = [(round(x * 10), round(y * 10)) for x, y in ring]
    if closed and len(steps) > 1 and steps[0] == steps[-1]:
        steps.pop()
    (x, y), path = steps[0], [f"M{steps[0][0] / 10:g} {steps[0][1] / 10:g}l"]
    for next_x, next_y in steps[1:]:
        path.append(f"{(next_x - x) / 10:g} {(next_y - y) / 10:g} ")
        x, y = next_x, next_y
    return "".join(path).rstrip() + ("z" if closed else "")
