"""Keeping the search index in step with the references that the public may see."""

from cms.models import Reference
from cms.querysets import public_references
from directory.models.search_documents import SearchDocument
from directory.search.normaliser import words

KIND = "reference"
NOTE = ("studied", "with_whom", "where", "found", "cannot_say", "not_tested_with", "record_note")


def reference_title(item: Reference) -> str:
    return f"{item.source.title} {item.authors}"


def reference_body(item: Reference) -> str:
    """Everything a reader could type that the entry says."""
    parts = [
        item.container,
        item.source.publisher,
        item.doi,
        str(item.year or ""),
        item.get_type_display(),
        item.get_kind_display(),
        *(getattr(item, name) for name in NOTE),
        *(theme.name for theme in item.themes.all()),
        *(f"{it.name} {it.other_names}" for it in item.services_evaluated.all()),
    ]
    return " ".join(parts)


def index_reference(item: Reference) -> None:
    """Store or renew the document of a public reference; remove that of any other."""
    if not item.live:
        SearchDocument.objects.filter(kind=KIND, object_id=item.pk).delete()
        return
    SearchDocument.objects.update_or_create(
        kind=KIND, object_id=item.pk, defaults=document_words(item)
    )


def document_words(item: Reference) -> dict[str, str]:
    return {
        "title": f" {' '.join(words(reference_title(item)))} ",
        "body": f" {' '.join(words(reference_body(item)))} ",
    }


def rebuild_references() -> int:
    """Index every public reference anew; answers how many."""
    SearchDocument.objects.filter(kind=KIND).delete()
    found = public_references().prefetch_related("services_evaluated")
    made = SearchDocument.objects.bulk_create(
        SearchDocument(kind=KIND, object_id=item.pk, **document_words(item)) for item in found
    )
    return len(made)
