"""Where this site uses a reference: the pages that cite it and the records that rest on it."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from cms.breadcrumbs import address
from cms.models import GlossaryTerm, Reference, SpotlightPage
from directory.models import Service


@dataclass(frozen=True)
class Use:
    title: str
    url: str


@dataclass(frozen=True)
class Uses:
    spotlights: list[Use]
    pages: list[Use]
    records: list[Use]

    def __bool__(self) -> bool:
        return bool(self.spotlights or self.pages or self.records)


def uses_of(item: Reference) -> Uses:
    """Live pages that cite it in a block or a list of sources, words of the glossary after it,
    and services whose record rests on it. Four queries, whatever their number."""
    cited_on = ReferenceIndex.get_references_to(item.source).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    ids = [int(pk) for pk in cited_on.values_list("object_id", flat=True)]
    pages = Page.objects.live().filter(pk__in=ids).order_by("title")
    spotlight = ContentType.objects.get_for_model(SpotlightPage).pk
    found: dict[bool, list[Use]] = {True: [], False: []}
    for page in pages:
        found[page.content_type_id == spotlight].append(Use(page.title, address(page)))
    terms = GlossaryTerm.objects.filter(source=item.source)
    words = [Use(f"Glossary: {term.term}", term.get_absolute_url()) for term in terms]
    resting = Service.objects.public().filter(evidence__source=item.source).distinct()
    records = [
        Use(service.name, service.get_absolute_url()) for service in resting.order_by("name")
    ]
    return Uses(found[True], found[False] + words, records)
