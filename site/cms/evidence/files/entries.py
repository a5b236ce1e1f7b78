"""A reference as the facts that both files write."""

from dataclasses import dataclass
from urllib.parse import quote

from cms.evidence.files.authors import Authors, read_authors
from cms.evidence.files.containers import Container, book, journal
from cms.models import Reference
from foundation.text import make_printable_line


@dataclass(frozen=True)
class Entry:
    key: str
    type: str
    authors: Authors
    title: str
    year: str
    container: Container
    publisher: str
    doi: str
    url: str
    keywords: tuple[str, ...]


def entry(item: Reference) -> Entry:
    source = item.source
    # A break within a field would begin a new line of the file.
    doi = make_printable_line(item.doi)
    return Entry(
        key=item.key,
        type=item.type,
        authors=read_authors(make_printable_line(item.authors)),
        title=make_printable_line(source.title),
        year=str(item.year) if item.year else "",
        container=container(item),
        publisher=make_printable_line(source.publisher),
        doi=doi,
        url=web_address(source.url or (f"https://doi.org/{doi}" if doi else "")),
        keywords=tuple(make_printable_line(theme.name) for theme in item.themes.all()),
    )


def container(item: Reference) -> Container:
    if item.type == Reference.Type.JOURNAL_ARTICLE:
        return journal(item.container)
    if item.type == Reference.Type.BOOK_CHAPTER:
        return book(item.container)
    return Container(make_printable_line(item.container))


def web_address(address: str) -> str:
    """Safe in any file: what no address holds unescaped is percent-encoded, the rest kept."""
    return quote(make_printable_line(address), safe="%/:=&?~#+!$,;'@()*[]-._")
