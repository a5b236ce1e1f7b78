"""What an office document would do by itself once it is opened: fetch from elsewhere, start
something. The parts that do so by their place in the zip are refused in `package`.
"""

import re

from foundation.uploads.exceptions import UploadRefused

FETCHES = "it fetches something from elsewhere when it is opened."
MACROS = "it holds macros or programs. Save it without them."
# Kinds of fields, by the word with which they begin.
FIELDS = re.compile(
    r"\W*(?:DDE|DDEAUTO|INCLUDE|INCLUDEPICTURE|INCLUDETEXT|IMPORT|LINK|DATABASE|RD|PRINT|CONTROL"
    r"|HTMLCONTROL)\b",
    re.IGNORECASE,
)
# The kind of a field, in words: put together by a field within, it would be hidden.
KNOWN_KIND = re.compile(r"\s*(?:=|\S+\s)")
KIND_WITHIN = 200
INSTRUCTIONS = frozenset({"instrText", "delInstrText", "t", "delText"})
FORMULAS = frozenset({"f", "definedName", "formula", "formula1", "formula2"})
_NAMES = (
    "WEBSERVICE|IMAGE|RTD|DDE|CALL|EXEC|REGISTER(?:\\.ID)?|SQL\\.REQUEST|PY"
    "|IMPORT(?:DATA|FEED|HTML|RANGE|XML)"
)
FUNCTIONS = re.compile(rf"(?<![\w.])(?:_xl\w+\.)*(?:{_NAMES})\s*\(|_xleta\.(?:{_NAMES})\b", re.I)
QUOTED = re.compile(r'"[^"]*"')
# `cmd|'/c calc'!A0` starts a program, `'https://x/[a.xlsx]b'!A1` opens another file.
ELSEWHERE = re.compile(r"[\w']\s*\|\s*(?:'[^']*'|[^\s'\[\](),]+)\s*!|'[^']*(?://|\\)[^']*'")
# Beside links that a reader follows, an address may only name what is in the document.
OUTSIDE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[/\\]|\.\./)", re.IGNORECASE)
FAR = re.compile(r"//|\\\\")
SCRIPTED = re.compile(r"\s*(?:javascript|vbscript|macro|slot|\.uno|vnd\.sun\.star\.\w+):", re.I)
ACTS = re.compile(r"ppaction://(?:program|macro|ole)", re.IGNORECASE)
BEGINS_PROGRAMS = frozenset({"script", "event-listener"})
FETCHES_BY_NAME = frozenset(
    {"dde-source", "dde-link", "dde-connection-decl", "hlinkMouseOver", "hlinkHover"}
)
DRAWS = frozenset({"imagedata", "fill", "stroke", "image"})


class _Field:
    """A field of a Word document whose instruction is being read, or whose result is."""

    def __init__(self) -> None:
        self.instruction, self.is_shown = "", False

    def add(self, words: str) -> None:
        """As much as says its kind."""
        if len(self.instruction) < KIND_WITHIN:
            self.instruction = (self.instruction + words).lstrip()[:KIND_WITHIN]


class Doing:
    """Told of one part as it is read; raises `UploadRefused`. `open_document`: it follows the
    rules of OpenDocument or of a drawing, where `href` loads what it names."""

    def __init__(self, open_document: bool) -> None:
        self.open_document = open_document
        self.fields: list[_Field] = []
        self.formula: list[str] | None = None

    def start(self, name: str, given: dict[str, str]) -> None:
        known = {one.rpartition(":")[2]: value for one, value in given.items()}
        if name in BEGINS_PROGRAMS or ACTS.match(known.get("action", "")):
            raise UploadRefused(MACROS)
        if name in FETCHES_BY_NAME:
            raise UploadRefused(FETCHES)
        if name == "fldChar":
            self._field(known.get("fldCharType", ""))
        elif name == "fldSimple":
            _look_at_field(known.get("instr", ""))
        elif name in FORMULAS:
            self.formula = self.formula or []
        self._addresses(name, known)

    def _addresses(self, name: str, given: dict[str, str]) -> None:
        if self.open_document:
            _look_at_formula(given.get("formula", "") + given.get("expression", ""))
            address = given.get("href", "")
            if SCRIPTED.match(address):
                raise UploadRefused(MACROS)
            if name != "a" and address.strip() != ".." and OUTSIDE.match(address):
                raise UploadRefused(FETCHES)
        elif name in DRAWS and FAR.search(given.get("src", "") + given.get("href", "")):
            raise UploadRefused(FETCHES)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            outer = self.fields[-1] if self.fields else None
            if outer and not outer.is_shown and not KNOWN_KIND.match(outer.instruction):
                raise UploadRefused(FETCHES)
            self.fields.append(_Field())
        elif kind == "separate" and self.fields:
            _look_at_field(self.fields[-1].instruction)
            self.fields[-1].is_shown = True
        elif kind == "end" and self.fields:
            _look_at_field(self.fields.pop().instruction)

    def characters(self, name: str, words: str) -> None:
        if self.formula is not None and name in FORMULAS:
            self.formula.append(words)
        if name not in INSTRUCTIONS:
            return
        if self.fields and not self.fields[-1].is_shown:
            self.fields[-1].add(words)
        elif name in ("instrText", "delInstrText"):
            _look_at_field(words)

    def end(self, name: str) -> None:
        if name in FORMULAS and self.formula is not None:
            _look_at_formula("".join(self.formula))
            self.formula = None

    def finish(self) -> None:
        for field in self.fields:
            _look_at_field(field.instruction)


def _look_at_field(instruction: str) -> None:
    says_none = len(instruction) == KIND_WITHIN and not re.search(r"\w", instruction)
    if says_none or FIELDS.match(instruction):
        raise UploadRefused(FETCHES)


def _look_at_formula(formula: str) -> None:
    said = QUOTED.sub('""', formula)
    if FUNCTIONS.search(said) or ELSEWHERE.search(said):
        raise UploadRefused(FETCHES)
