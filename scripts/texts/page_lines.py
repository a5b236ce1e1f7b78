"""A page as lines of text: what it shows, and the attributes of its elements.

Lines begin with block elements, as in a browser, and runs of blanks are one, so that the same
page laid out otherwise in its template gives the same lines.
"""

import hashlib
import re
from html.parser import HTMLParser

from scripts.texts.placeholders import replace_chance

INLINE = frozenset(
    "a abbr b bdi button cite code del dfn em i img input ins kbd label mark q s samp small span "
    "strong sub sup time u var wbr".split()
)
VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
VERBATIM = ("pre", "textarea")
# Without attributes they show nothing.
WRAPPERS = ("div", "span", "tbody", "g")
# Of a page of Wagtail's admin: the rest changes with each of its versions.
FEW = frozenset("href action alt title aria-label name type placeholder src for".split())
UNREAD_OF_FEW = frozenset(("script", "style", "template", "svg", "link", "meta", "noscript"))
LONGEST_VALUE = 300
_BLANKS = re.compile(r"[ \t\n\r\f]+")


def read_page(html: str, *, few: bool = False) -> list[str]:
    """The lines of a page; `few` keeps of its attributes only those that readers meet."""
    reader = _Reader(few)
    reader.feed(html)
    reader.close()
    reader.end_line()
    return reader.lines


class _Reader(HTMLParser):
    def __init__(self, few: bool) -> None:
        super().__init__(convert_charrefs=True)
        self.few = few
        self.lines: list[str] = []
        self.pieces: list[tuple[bool, str]] = []  # whether it is text, and what
        self.verbatim = self.unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self.few and (self.unread or tag in UNREAD_OF_FEW):
            self.unread += tag not in VOID
            return
        given = dict(attrs)
        words = self._words(tag, given)
        if tag in INLINE:
            is_seen = tag == "img" or (tag == "input" and given.get("type") != "hidden")
            if words or tag not in WRAPPERS:
                self.pieces.append((is_seen, f"<{tag}{words}>"))
            return
        self.end_line()
        if words or tag not in WRAPPERS:
            self.pieces.append((False, f"<{tag}{words}>"))
        if tag in VOID:
            self.end_line()
        self.verbatim += tag in VERBATIM

    def handle_endtag(self, tag: str) -> None:
        if self.unread:
            self.unread -= tag not in VOID
        elif tag not in INLINE:
            self.end_line()
            self.verbatim -= tag in VERBATIM and self.verbatim > 0
        elif tag not in VOID:
            self.pieces.append((False, f"</{tag}>"))

    def handle_data(self, data: str) -> None:
        if self.unread:
            return
        self.pieces.append((True, data if self.verbatim else _BLANKS.sub(" ", data)))

    def end_line(self) -> None:
        """Write the line that has been read, with its blanks where they make words part."""
        line = _join(self.pieces) if not self.verbatim else "".join(text for _, text in self.pieces)
        self.pieces = []
        if line.strip(" "):
            self.lines += replace_chance(line.strip(" ")).splitlines()

    def _words(self, tag: str, given: dict[str, str | None]) -> str:
        if tag == "input" and given.get("name") == "csrfmiddlewaretoken":
            given["value"] = "<csrf>"
        given.pop("nonce", None)
        if self.few:
            given = {name: given[name] for name in given if name in FEW}
        return "".join(_attribute(name, value) for name, value in sorted(given.items()))


def _attribute(name: str, value: str | None) -> str:
    if value is None:
        return f" {name}"
    value = replace_chance(_BLANKS.sub(" ", value).strip())
    if name == "class":
        value = " ".join(sorted(value.split()))
    if len(value) > LONGEST_VALUE:
        value = f"{value[:40]}… {hashlib.sha256(value.encode()).hexdigest()[:16]}"
    return f' {name}="{value}"'


def _join(pieces: list[tuple[bool, str]]) -> str:
    """The pieces in a row. A blank on either side of tags is moved before the first of them."""
    line, tags, blank, begun = "", "", False, False
    for is_text, text in pieces:
        if not is_text:
            tags += text
            continue
        blank = blank or text.startswith(" ")
        if text.strip(" "):
            line += (" " if blank and begun else "") + tags + text.strip(" ")
            tags, blank, begun = "", text.endswith(" "), True
    return line + tags
