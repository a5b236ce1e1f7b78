"""A reference in schema.org's words, for search engines and reference managers."""

from django.utils.safestring import SafeString

from cms.citations.style import doi_address
from cms.evidence.files.authors import Authors
from cms.evidence.files.entries import Entry, entry
from cms.models import Reference
from directory.json_ld import script_text

Type = Reference.Type
TYPES = {
    Type.JOURNAL_ARTICLE: "ScholarlyArticle",
    Type.BOOK: "Book",
    Type.BOOK_CHAPTER: "Chapter",
    Type.WEB_RESOURCE: "WebPage",
    Type.UNIDENTIFIED: "CreativeWork",
    Type.EVALUATION_PROJECT: "CreativeWork",
}


def structured_data(item: Reference, url: str) -> SafeString:
    facts = entry(item)
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": TYPES.get(Type(facts.type), "Report"),
        "name": facts.title,
        "url": url,
        "editor" if facts.authors.are_editors else "author": people(facts.authors),
        "datePublished": facts.year,
        "publisher": {"@type": "Organization", "name": facts.publisher} if facts.publisher else "",
        "isPartOf": part_of(facts),
        "pagination": facts.container.pages,
        "sameAs": list(dict.fromkeys(filter(None, [doi_url(facts), facts.url]))),
        "identifier": f"doi:{facts.doi}" if facts.doi else "",
        "keywords": list(facts.keywords),
    }
    return script_text({name: value for name, value in data.items() if value})


def people(authors: Authors) -> list[dict[str, str]]:
    return [
        {"@type": "Person", "familyName": name.family, "givenName": name.given}
        if name.is_person
        else {"@type": "Organization", "name": name.written}
        for name in authors.names
    ]


def part_of(facts: Entry) -> dict[str, str] | None:
    if not facts.container.title:
        return None
    is_journal = facts.type == Type.JOURNAL_ARTICLE
    kind = "Periodical" if is_journal else "Book" if facts.type == Type.BOOK_CHAPTER else "Series"
    kind = "CreativeWorkSeries" if kind == "Series" else kind
    return {"@type": kind, "name": facts.container.title}


def doi_url(facts: Entry) -> str:
    return doi_address(facts.doi) if facts.doi else ""
