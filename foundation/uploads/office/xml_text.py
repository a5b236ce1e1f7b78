"""The words in the XML of office documents, for the guard."""

from collections.abc import Callable
from xml.parsers import expat

from foundation.uploads.exceptions import UploadRefused
from foundation.uploads.office.active_content import Doing
from foundation.uploads.plain_text import join_cells

# Elements whose characters are words of a Word document, a workbook or slides; the rest are
# measures. `v` is the value of a cell.
WORDS = frozenset({"t", "delText", "instrText", "v", "text"})
ENDS_A_LINE = frozenset({"p", "h", "si", "row", "table-row", "comment"})
SAYS = frozenset({"p", "h"})
IS_A_SPACE = frozenset({"br", "tab", "s", "line-break", "cr"})
ENDS_A_CELL = frozenset({"c", "table-cell", "pt"})
CELL = " | "
DAMAGED = "it is damaged, or it is not what its name says."


class Words:
    """One part, read from start to end. `shared`: the words that cells of a workbook name."""

    def __init__(self, only: frozenset[str] | None, shared: list[str], doing: Doing | None) -> None:
        self.only, self.shared, self.doing = only, shared, doing
        self.said: list[str] = []
        self.open: list[str] = []
        self.names_shared = False
        self.in_words = 0  # paragraphs and headings that are open, for formats that say all there

    def start(self, name: str, given: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        self.open.append(name)
        if self.doing:
            self.doing.start(name, given)
        self.in_words += name in SAYS
        if name == "c":
            self.names_shared = given.get("t") == "s"
        if given.get("xlink:href", "").startswith("mailto:"):
            self.said.append(f"\n{given['xlink:href'].removeprefix('mailto:')}\n")
        if given.get("descr"):  # what stands in place of a picture for who cannot see it
            self.said.append(f"\n{given['descr']}\n")

    def end(self, name: str) -> None:
        name = self.open.pop()
        if self.doing:
            self.doing.end(name)
        self.in_words -= name in SAYS
        if name in ENDS_A_LINE:
            self.said.append("\n")
        elif name in ENDS_A_CELL:
            self.said.append(CELL)
        elif name in IS_A_SPACE:
            self.said.append(" ")

    def characters(self, words: str) -> None:
        name = self.open[-1]
        if self.doing:
            self.doing.characters(name, words)
        if name not in self.only if self.only else not self.in_words:
            return
        if name == "v" and self.names_shared:
            words = self.shared[int(words)] if words.isdecimal() and self._knows(words) else ""
        self.said.append(words)

    def _knows(self, number: str) -> bool:
        return len(number) < 9 and int(number) < len(self.shared)


def words_of(
    data: bytes,
    only: frozenset[str] | None,
    shared: list[str] | None = None,
    doing: Doing | None = None,
) -> str:
    """The words of one XML part. Raises `UploadRefused` for what is no XML, for what defines
    entities, and for what `doing` finds."""
    words = Words(only, shared or [], doing)
    parse(data, words.start, words.end, words.characters)
    if doing:
        doing.finish()
    lines = "".join(words.said).split("\n")
    return "\n".join(join_cells(line.split(CELL)) for line in lines if line.strip())


def shared_words(data: bytes) -> list[str]:
    """What the cells of a workbook name by its number."""
    found: list[str] = []
    inside: list[str] = []

    def start(name: str, given: dict[str, str]) -> None:
        inside.append(name)
        if name == "si":
            found.append("")

    def characters(words: str) -> None:
        if inside[-1] == "t" and found:
            found[-1] += words

    parse(data, start, lambda name: inside.pop(), characters)
    return found


def elements_of(data: bytes) -> list[dict[str, str]]:
    """The attributes of each element of one XML part."""
    found: list[dict[str, str]] = []
    parse(data, lambda name, given: found.append(given), lambda name: None, lambda words: None)
    return found


def parse(
    data: bytes,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], object],
    characters: Callable[[str], None],
    instruction: Callable[[str, str], None] | None = None,
) -> None:
    """Hand out what stands in an XML part, in its order."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = characters
    if instruction:
        parser.ProcessingInstructionHandler = instruction
    parser.StartDoctypeDeclHandler = _no_entities
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError):
        raise UploadRefused(DAMAGED) from None


def _no_entities(name: str, system: str | None, public: str | None, defines: int) -> None:
    """Old programs name a document type, which is never fetched. None defines entities: a few
    lines of them can unpack to gigabytes."""
    if defines:
        raise UploadRefused("it defines entities, which no office program does.")
