"""Digits and letters however they are spelled: "9.4.3", "nine four three", "double oh", "eff".

A run is a row of such items with little between them; a rule closes it up and looks whether
a window of it, from item to item, is a number that it knows.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from guard.lists import listed

NUMBERS = dict(
    zip(
        "zero oh nought naught nil one two three four five six seven eight nine".split(),
        "00000123456789",
        strict=True,
    )
) | {"hundred": "00", "thousand": "000"}
# "fifty one" is 51, and "fifty" alone 50.
TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), "23456789", strict=True)
)
TEENS = dict(
    zip(
        "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(),
        map(str, range(10, 20)),
        strict=True,
    )
)
LETTERS = dict(
    zip(
        "ay bee cee see dee ee eff gee aitch haitch eye jay kay el ell em en pee cue queue ar ess "
        "tee vee ex wye why zed alpha alfa bravo charlie delta echo foxtrot golf hotel india "
        "juliet kilo lima mike november oscar papa quebec romeo sierra tango uniform victor "
        "whiskey whisky xray yankee zulu you be are sea tea".split(),
        "ABCCDEFGHHIJKLLMNPQQRSTVXYYZAABCDEFGHIJKLMNOPQRSTUVWWXYZUBRCT",
        strict=True,
    )
)
TIMES = {"double": 2, "triple": 3, "treble": 3}
# Said between the parts of a number, and part of none.
SKIPPED = frozenset({"space", "dash", "hyphen", "then", "gap"})
# The end of a postcode, and what looks like one in prose.
UNIT = re.compile(r"[abd-hjlnp-uw-z]{2}")
SMALL_WORDS = frozenset("at to by as an be he we us up so do go if on or pp re th st nd rd".split())
LIKE_DIGITS = str.maketrans("OoIilLSsBb|", "00111155881")
# Nothing else can be an item, and most words of a post are none.
ITEM = re.compile(
    r"(?<![A-Za-z0-9])(?<![A-Za-z]')(?:[A-Za-z]*[0-9][A-Za-z0-9]*|[A-Za-z]{1,2}|[OoLl]{3}|(?i:"
    + "|".join(
        word for word in [*NUMBERS, *TENS, *TEENS, *LETTERS, *TIMES, *SKIPPED] if len(word) > 2
    )
    + "))(?![A-Za-z0-9])"
)
# "9 4 3", "9.4.3", "943 / 476", "(943) 476", but no comma of thousands: "4,000,000".
BETWEEN = re.compile(r"(?:[ .,\-/_():|+'\"#\[\]~=]|\n(?!\n)){0,3}")


@dataclass(slots=True)
class Item:
    """`digits` is empty where a letter stands that is no digit; `shown` as closed up."""

    start: int
    end: int
    shown: str
    digits: str
    spelled: bool
    tens: bool = False


@dataclass(slots=True)
class Run:
    items: list[Item] = field(default_factory=list)


@dataclass(slots=True)
class Window:
    start: int
    end: int
    digits: str
    shape: tuple[int, ...]
    spelled: bool

    @property
    def even(self) -> bool:
        """Spelled digit by digit, or in groups of two and more: the way numbers are written."""
        sizes = set(self.shape)
        return self.spelled or sizes == {1} or 1 not in sizes


def runs(text: str) -> list[Run]:
    """Every run of two items or of one long enough to be a number."""
    found: list[Run] = []
    run, end, times = Run(), -1, 0
    for match in ITEM.finditer(text):
        word = match[0].lower()
        apart = end >= 0 and not BETWEEN.fullmatch(text, end, match.start())
        if apart or match.start() - end > 3:
            run, times = _next(found, run), 0
        end = match.end()
        if word in TIMES:
            times = TIMES[word]
            continue
        if word in SKIPPED:
            continue
        item = _item(match, word, times, bool(run.items and run.items[-1].spelled))
        times = 0
        if item is None:
            run = _next(found, run)
        else:
            _join_tens(run, item)
            run.items.append(item)
    _next(found, run)
    return found


def _join_tens(run: Run, item: Item) -> None:
    last = run.items[-1] if run.items else None
    unit = item.spelled and len(item.digits) == 1 and item.digits != "0"
    if last and unit and last.tens:
        last.shown = last.digits = last.shown[0]


def _next(found: list[Run], run: Run) -> Run:
    if len(run.items) > 1 or (run.items and len(run.items[0].shown) > 5):
        found.append(run)
    return Run()


def _item(match: re.Match[str], word: str, times: int, after_spelled: bool) -> Item | None:
    start, end = match.span()
    many = times or 1
    if word in NUMBERS:
        return Item(start, end, NUMBERS[word] * many, NUMBERS[word] * many, True)
    if word in TENS:
        return Item(start, end, TENS[word] + "0", TENS[word] + "0", True, tens=True)
    if word in TEENS:
        return Item(start, end, TEENS[word], TEENS[word], True)
    if any(letter.isdigit() for letter in word):
        digits = match[0].translate(LIKE_DIGITS)
        return Item(start, end, match[0].upper() * many, digits * many * digits.isdigit(), False)
    if len(word) <= 2 and word.translate(LIKE_DIGITS).isdigit() and word not in ("is", "so"):
        return Item(start, end, word.upper() * many, word.translate(LIKE_DIGITS) * many, False)
    if len(word) == 3 and word in ("ooo", "lll", "ool", "loo"):
        return Item(start, end, word.upper(), word.translate(LIKE_DIGITS), False)
    if after_spelled and len(word) == 2 and word in LETTERS:
        return Item(start, end, LETTERS[word] * many, "", True)
    if after_spelled and UNIT.fullmatch(word) and word not in SMALL_WORDS:
        return Item(start, end, word.upper(), "", True)
    if len(word) == 2 and (match[0].isupper() or word.upper() in listed("postcode_areas")):
        return Item(start, end, word.upper(), "", False)
    if len(word) == 1 or word in LETTERS:
        if times and word == "you":
            return Item(start, end, "W", "", True)
        letter = LETTERS.get(word, word.upper())
        shown = "W" if times == 2 and letter == "U" else letter * many
        return Item(start, end, shown, "", True)
    return None


def windows(run: Run, fewest: int, most: int) -> Iterator[Window]:
    """Every stretch of whole items that holds `fewest` to `most` digits and nothing else."""
    items = run.items
    for first in range(len(items)):
        digits, shape = "", []
        for last in range(first, min(first + most, len(items))):
            if not items[last].digits:
                break
            digits += items[last].digits
            shape.append(len(items[last].digits))
            if len(digits) > most:
                break
            if len(digits) >= fewest:
                spelled = all(item.spelled for item in items[first : last + 1])
                yield Window(items[first].start, items[last].end, digits, tuple(shape), spelled)


def closed_up(run: Run, pattern: re.Pattern[str]) -> Iterator[tuple[int, int]]:
    """Where a pattern matches whole items of the run closed up."""
    shown = "".join(item.shown for item in run.items)
    opens: dict[int, int] = {}
    shuts: dict[int, int] = {}
    place = 0
    for item in run.items:
        opens[place] = item.start
        place += len(item.shown)
        shuts[place] = item.end
    for match in pattern.finditer(shown):
        if match.start() in opens and match.end() in shuts:
            yield opens[match.start()], shuts[match.end()]
