"""Who wrote a publication, as the register writes it: people, bodies, editors, and others."""

import re
from dataclasses import dataclass

from cms.citations.style import names

EDITORS = re.compile(r"\s*\((?:eds?|editors?)\.?\)\s*$", re.IGNORECASE)
AND_OTHERS = re.compile(r"^(?:and others|et al\.?)$", re.IGNORECASE)
ENDS_IN_OTHERS = re.compile(r"\s+et al\.?$", re.IGNORECASE)
WITH = re.compile(r"^with\s+", re.IGNORECASE)
# “J. C.”, “J.-P.” and “Philip C.”; a body's name may hold a comma too.
GIVEN = re.compile(r"(?:[^\W\d_]{2,} )?(?:[^\W\d_]\.[ -]?)+")


@dataclass(frozen=True)
class Name:
    """`written` is the whole name; a person has `family` and `given` too, a body neither."""

    written: str
    family: str = ""
    given: str = ""

    @property
    def is_person(self) -> bool:
        return bool(self.family)


@dataclass(frozen=True)
class Authors:
    """The names in their order. `others` says that the source names no more of them;
    `are_editors` that they edited the publication and did not write it."""

    names: tuple[Name, ...] = ()
    others: bool = False
    are_editors: bool = False


def read_authors(written: str) -> Authors:
    """Read “Surname, I.; Surname, I.; et al.”."""
    are_editors = bool(EDITORS.search(written))
    found: list[Name] = []
    others = False
    for part in names(" ".join(EDITORS.sub("", written).split())):
        if AND_OTHERS.match(part):
            others = True
            continue
        others = others or bool(ENDS_IN_OTHERS.search(part))
        found.append(read_name(ENDS_IN_OTHERS.sub("", WITH.sub("", part))))
    return Authors(tuple(found), others, are_editors)


def read_name(written: str) -> Name:
    family, comma, given = (part.strip() for part in written.partition(","))
    if comma and family and GIVEN.fullmatch(given):
        return Name(f"{family}, {given}", family, given)
    return Name(written)
