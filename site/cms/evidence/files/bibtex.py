"""BibTeX: classic entry types and fields alone, so that every style since 1988 can print it."""

from collections.abc import Iterable, Iterator

from cms.evidence.files.authors import Authors, Name
from cms.evidence.files.containers import Container
from cms.evidence.files.entries import Entry
from cms.evidence.files.latex import latex, verbatim
from cms.models import Reference

Type = Reference.Type
REPORTS = {
    Type.EVALUATION_REPORT,
    Type.RESEARCH_REPORT,
    Type.LITERATURE_REVIEW,
    Type.REVIEW_REPORT,
    Type.THEMATIC_REPORT,
    Type.PARLIAMENTARY_REPORT,
}
BOOKLETS = {Type.BRIEFING, Type.GUIDELINE, Type.PRACTICE_MODEL, Type.RESOURCE_PACK}
Fields = dict[str, str]


def bibtex(entries: Iterable[Entry]) -> str:
    """All entries, each under a key of its own: BibTeX does not tell A from a in keys."""
    entries = list(entries)
    parts = [written(entry, key) for key, entry in zip(keys(entries), entries, strict=True)]
    return "\n".join(parts)


def keys(entries: Iterable[Entry]) -> Iterator[str]:
    taken: set[str] = set()
    for entry in entries:
        key, number = entry.key, 1
        while key.casefold() in taken:
            number += 1
            key = f"{entry.key}-{number}"
        taken.add(key.casefold())
        yield key


def written(entry: Entry, key: str) -> str:
    kind, own = typed(entry)
    fields: Fields = {
        **people(entry.authors),
        "title": protected(entry.title),
        **own,
        "year": entry.year,
        "doi": verbatim(entry.doi),
        "url": verbatim(entry.url),
        # Commas part keywords, so none may stand in one.
        "keywords": latex(", ".join(word.replace(",", "") for word in entry.keywords)),
    }
    lines = [f"  {name} = {{{value}}},\n" for name, value in fields.items() if value]
    return f"@{kind}{{{key},\n{''.join(lines)}}}\n"


def typed(entry: Entry) -> tuple[str, Fields]:
    """The classic type, and the fields that only it has. A type whose required fields are not
    all known gives way to `misc`, which requires none."""
    inside, publisher = entry.container, latex(entry.publisher)
    if entry.type == Type.JOURNAL_ARTICLE and inside.title:
        numbered = {
            "journal": latex(inside.title),
            "volume": latex(inside.volume),
            "number": latex(inside.number),
            "pages": pages(inside),
        }
        return "article", numbered
    if entry.type == Type.BOOK_CHAPTER and inside.title and publisher:
        chapter = {
            "booktitle": protected(inside.title),
            "editor": joined(inside.editors),
            "pages": pages(inside),
            "publisher": publisher,
        }
        return "incollection", chapter
    whole = latex(inside.title)
    if entry.type == Type.BOOK and publisher:
        return "book", {"publisher": publisher, "note": whole}
    if entry.type in REPORTS and publisher:
        return "techreport", {"institution": publisher, "note": whole}
    kind = "booklet" if entry.type in BOOKLETS else "misc"
    return kind, {"howpublished": publisher, "note": whole}


def pages(inside: Container) -> str:
    return "--".join(latex(page) for page in inside.page_range if page)


def protected(title: str) -> str:
    """In braces of its own, so that no style takes the capitals out of a name."""
    return f"{{{latex(title)}}}" if title else ""


def people(authors: Authors) -> Fields:
    return {"editor" if authors.are_editors else "author": joined(authors)}


def joined(authors: Authors) -> str:
    parts = [name_written(name) for name in authors.names]
    return " and ".join(parts + (["others"] if authors.others and parts else []))


def name_written(name: Name) -> str:
    """“Surname, I.”; a body's name in braces of its own, so that nothing takes it apart."""
    if not name.is_person:
        return f"{{{latex(name.written)}}}"
    family = latex(name.family)
    if " and " in f" {family.lower()} " or "," in family:
        family = f"{{{family}}}"
    return f"{family}, {latex(name.given)}"
