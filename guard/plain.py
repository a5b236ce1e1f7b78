"""The text as a reader sees it, in plain characters, with the way back to the writer's own.

Disguises fall away here, so that the rules need not know them: HTML entities and tags,
percent codes, zero-width characters, full-width and other digits, letters of other scripts
that look Latin, accents, and Markdown's marks in mid-word.
"""

import html
import re
import unicodedata
from dataclasses import dataclass, field

from guard.sentences import Sentences

# Letters of other scripts that nobody can tell from Latin ones, and what no rule takes apart.
LOOKALIKES = dict(
    zip(
        "ЗАВЕЅІЈКМНОРСТУХаеѕіјкмнорстухүһԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧαεικνορτυχłŁøØđĐıþÞð",
        "3ABESIJKMHOPCTYXaesijkmhopctyxyhdqwABEZHIKMNOPTYXaeikvoptuxlLoOdDitTd",
        strict=True,
    )
)
WRITTEN_OUT = {"ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe"}
WRITTEN_OUT |= dict.fromkeys("‘’‚‛ʼ′`´", "'") | dict.fromkeys("“”„«»″", '"')
WRITTEN_OUT |= dict.fromkeys("‐‑‒–—―−⁃", "-") | dict.fromkeys("·•∙․‧。・", ".")
WRITTEN_OUT |= dict.fromkeys("→➔➜⇒↦", ":")

# What is not plain. `~~` and the stars are Markdown's; a backslash only shields the next mark.
SPECIAL = re.compile(
    r"&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});"
    r"|</?(?:b|i|u|s|em|strong|span|mark|small|code|sup|sub|font|wbr)(?:\s[^<>]{0,100})?/?>"
    r"|%(?:20|40|2[eEbB])|\*+|~~|`+|\\(?=[^A-Za-z0-9\s])"
    r"|(?<![A-Za-z0-9@._\\])_+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])_+(?![A-Za-z0-9_@])"
    r"|[^\x20-\x7e\n]"
)


@dataclass(slots=True)
class Plain:
    """`text` in plain characters; character i stands for `starts[i]` to `ends[i]` as written."""

    written: str
    text: str
    starts: list[int] = field(repr=False)
    ends: list[int] = field(repr=False)
    sentences: Sentences = field(repr=False)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Where a stretch of the plain text stands in what was written."""
        return self.starts[start], self.ends[end - 1]


def plain(written: str) -> Plain:
    parts: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    place = 0
    for found in SPECIAL.finditer(written):
        _keep(written, place, found.start(), parts, starts, ends)
        place = found.end()
        seen = _seen(found[0])
        parts.append(seen)
        starts.extend([found.start()] * len(seen))
        ends.extend([found.end()] * len(seen))
    _keep(written, place, len(written), parts, starts, ends)
    text = "".join(parts)
    return Plain(written, text, starts, ends, Sentences(text))


def _keep(
    written: str, start: int, end: int, parts: list[str], starts: list[int], ends: list[int]
) -> None:
    parts.append(written[start:end])
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def _seen(special: str) -> str:
    first = special[0]
    if first == "&":
        return "".join(map(folded, html.unescape(special)))
    if first == "%":
        return chr(int(special[1:], 16))
    if first == "`" and len(special) == 1:
        return ""
    return "" if first in "*~`\\_<" else folded(special)


def folded(letter: str) -> str:
    """One character as plain ones; nothing for what has no width."""
    if letter in WRITTEN_OUT:
        return WRITTEN_OUT[letter]
    if letter in LOOKALIKES:
        return LOOKALIKES[letter]
    kind = unicodedata.category(letter)
    if kind in ("Mn", "Me", "Cf", "Cs") or letter in "\u115f\u1160\u3164\uffa0":
        return ""
    if kind == "Nd":
        return str(unicodedata.digit(letter))
    if kind[0] == "Z" or letter in "\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85":
        return "\n" if letter in "\u2028\u2029\r\x85" else " "
    apart = [c for c in unicodedata.normalize("NFKD", letter) if not unicodedata.combining(c)]
    return "".join(LOOKALIKES.get(c, WRITTEN_OUT.get(c, c)) for c in apart) or letter
