"""What was typed, as stems: lower case, without accents, English endings taken off."""

import re

from foundation.stemming import stem
from foundation.text import remove_accents

WORD = re.compile(r"[a-z0-9]+(?:['’][a-z]+)?")
LONGEST = 40
# Words that stand in nearly every post tell none of them apart.
EVERYWHERE = frozenset(
    "a an and are as at be but by do for from had has have how i if in is it its me my no not of "
    "on or our she he so than that the their them then there they this to up us was we what when "
    "which who will with would you your".split()
)


def plain(text: str) -> str:
    """Lower case without accents, each character in its place or gone."""
    return remove_accents(text.lower())


def stems(text: str) -> list[str]:
    """The stems in their order, those that stand everywhere left out."""
    words = (found[0].replace("’", "'").partition("'")[0] for found in WORD.finditer(plain(text)))
    return [stem(word)[:LONGEST] for word in words if word not in EVERYWHERE]
