"""Numbers as sources print them: `£2,390k`, `(£67k)`, `61.2%`, `+1.2`, `1,116`."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

PRINTED = re.compile(r"(\()?([+-])?(£)?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([km%])?(\))?")
TIMES = {"": Decimal(1), "%": Decimal(1), "k": Decimal(1000), "m": Decimal(1_000_000)}


@dataclass(frozen=True, slots=True)
class Printed:
    """A number in full (pounds, or per cent from 0 to 100), and how it was printed."""

    value: Decimal
    decimals: int
    sign: str
    pound: str
    suffix: str

    @property
    def slack(self) -> Decimal:
        """How far the true number may lie away: half of the last place of a share or of an
        amount cut to thousands or millions. A plain number is exact."""
        if not self.suffix:
            return Decimal(0)
        return TIMES[self.suffix] * Decimal(1).scaleb(-self.decimals) / 2


def read_number(text: str) -> Printed | None:
    """The number that the words are; None for words that are none (“1 in 4”, “two thirds”)."""
    found = PRINTED.fullmatch(text.strip())
    if found is None or bool(found[1]) != bool(found[7]):
        return None
    opened, sign, pound, whole, rest, suffix, _ = (part or "" for part in found.groups())
    value = Decimal(whole.replace(",", "") + rest) * TIMES[suffix]
    negative = bool(opened) or sign == "-"
    decimals = max(0, len(rest) - 1)
    return Printed(-value if negative else value, decimals, "+" * (sign == "+"), pound, suffix)


def written_like(value: Decimal, printed: Printed, more: int = 0) -> str:
    """`value` in the manner of `printed`, with `more` decimals; brackets mark what is negative."""
    places = Decimal(1).scaleb(-(printed.decimals + more))
    short = (abs(value) / TIMES[printed.suffix]).quantize(places, ROUND_HALF_UP)
    words = f"{printed.pound}{short:,}{printed.suffix}"
    return f"({words})" if value < 0 else f"{printed.sign}{words}"


def plain(value: Decimal | None) -> str:
    """Digits and a point alone: `7`, `0.8`, `-67000`; blank for none."""
    if value is None:
        return ""
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text
