"""How this site cites a source: in one style, wherever it stands.

Authors (year). Title. Container. Publisher. — with et al. nowhere: who wrote it is said in full
in a list, and as “Cox and others 2017” in running text.
"""

from dataclasses import dataclass

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


def cited(source: Source) -> Cited:
    reference = getattr(source, "reference", None)
    if reference is None or not reference.live:
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
        publisher=source.publisher,
        doi=reference.doi,
        url=reference.get_absolute_url(),
        outside=f"https://doi.org/{reference.doi}" if reference.doi else source.url,
        short=f"{short_authors(reference.authors) or source.title} {year}",
    )


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
