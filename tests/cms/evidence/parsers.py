"""Our files as other programs read them: parsers of the field, and LaTeX as it prints."""

from dataclasses import dataclass

import rispy
from pybtex.database import BibliographyData, Person, parse_string
from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

# Of LaTeX's own kernel; the decoder's table leaves them out.
KERNEL = {
    "textbraceleft": "{",
    "textbraceright": "}",
    "textless": "<",
    "textgreater": ">",
    "textasciicircum": "^",
}


@dataclass(frozen=True)
class ReadBack:
    key: str
    kind: str
    authors: list[str]
    others: bool
    title: str
    year: str
    doi: str


def printed(written: str) -> str:
    """What LaTeX prints for a field."""
    table = get_default_latex_context_db()
    specs = [MacroTextSpec(name, simplify_repl=text) for name, text in KERNEL.items()]
    table.add_context_category("kernel", macros=specs, prepend=True)
    decoder = LatexNodes2Text(latex_context=table, strict_latex_spaces=True)
    text: str = decoder.latex_to_text(f"{{{written}}}")
    return text


def from_bibtex(text: str) -> list[ReadBack]:
    data: BibliographyData = parse_string(text, "bibtex")
    found = []
    for key, entry in data.entries.items():
        people = entry.persons.get("author") or entry.persons.get("editor") or []
        names = [name_of(person) for person in people]
        found.append(
            ReadBack(
                key,
                entry.type,
                [name for name in names if name != "others"],
                "others" in names,
                printed(entry.fields["title"]),
                entry.fields.get("year", ""),
                entry.fields.get("doi", ""),
            )
        )
    return found


def name_of(person: Person) -> str:
    family = " ".join([*person.prelast_names, *person.last_names])
    given = " ".join([*person.first_names, *person.middle_names])
    return printed(f"{family}, {given}" if given else family)


def from_ris(text: str) -> list[ReadBack]:
    return [
        ReadBack(
            one["id"],
            one["type_of_reference"],
            one.get("authors") or one.get("unknown_tag", {}).get("ED", []),  # it knows no ED
            any("and others" in note for note in one.get("notes", [])),
            one["title"],
            one.get("year", ""),
            one.get("doi", ""),
        )
        for one in rispy.loads(text)
    ]
