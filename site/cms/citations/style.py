"""How this site cites a source: in one style, wherever it stands.

Authors (year). Title. Container. Publisher. — with et al. nowhere: who wrote it is said in full
in a list, and as “Cox and others 2017” in running text.
"""

from dataclasses import dataclass
from urllib.parse import quote

from cms.models.references import Reference
from mapping_data.models import Source


@dataclass(frozen=True)
class Cited:
    """The parts of a citation; `url` is the page of the library where there is one, and
    `outside` the address at which the publication itself stands."""

    authors: str
    year: str
    title: str
    container: str
    publisher: str
    doi: str
    url: str
    outside: str
    short: str

    @property
    def stop(self) -> str:
        """The full stop after the title, unless it ends in a mark of its own."""
        return "" if self.title.endswith((".", "?", "!")) else "."


def cited(source: Source, draft: Reference | None = None) -> Cited:
    """A source in the site's style; `draft` is the entry of the library as an editor has it now,
    where that is not what readers see."""
    reference = draft or getattr(source, "reference", None)
    if reference is None or not (draft or reference.live):
        return Cited(
            authors=source.publisher,
            year=source.date.words,
            title=source.title,
            container="",
            publisher="",
            doi="",
            url="",
            outside=source.url,
            short=f"{source.publisher or source.title}, {source.date.words}",
        )
    year = str(reference.year) if reference.year else "year not known"
    return Cited(
        authors=listed_authors(reference.authors),
        year=year,
        title=source.title,
        container=reference.container,
        publisher=publisher_beside(source.publisher, reference.container),
        doi=reference.doi,
        url=reference.get_absolute_url(),
        outside=doi_address(reference.doi) if reference.doi else source.url,
        short=f"{short_authors(reference.authors) or source.title} {year}",
    )


def doi_address(doi: str) -> str:
    """A DOI may hold what no address does, such as “<”."""
    return f"https://doi.org/{quote(doi, safe='/:;().-_')}"


def publisher_beside(publisher: str, container: str) -> str:
    """A journal is not named a second time as its own publisher."""
    name = publisher.removesuffix(" (journal)")
    return "" if name and container.startswith(name) else publisher


def names(authors: str) -> list[str]:
    return [name.strip() for name in authors.split(";") if name.strip()]


def listed_authors(authors: str) -> str:
    """“Cox, P., Barratt, C. and Turton, J.”; “et al.” stands where the source has it."""
    people = names(authors)
    if not people or people[-1] == "et al.":
        return " ".join([", ".join(people[:-1]), "and others"]) if people else ""
    if len(people) == 1:
        return people[0]
    return f"{', '.join(people[:-1])} and {people[-1]}"


def short_authors(authors: str) -> str:
    """“Cox”, “Harnett and Dawe”, “Cox and others”."""
    people = [name.partition(",")[0] for name in names(authors)]
    if len(people) > 2 or "et al." in people:
        return f"{people[0]} and others"
    return " and ".join(people)
