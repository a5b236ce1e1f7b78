"""Signals keep the search index in step with the library, and do nothing else."""

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.signals import published, unpublished

from cms.evidence.documents import KIND, index_reference
from cms.models import Reference, Theme
from cms.querysets import public_references
from directory.models import Service
from directory.models.search_documents import SearchDocument
from mapping_data.models import Source


def renew_document(instance: Model, **_: object) -> None:
    index_reference(Reference.objects.get(pk=instance.pk))


def remove_document(instance: Reference, **_: object) -> None:
    SearchDocument.objects.filter(kind=KIND, object_id=instance.pk).delete()


def renew_documents_of(instance: Model, created: bool = False, **_: object) -> None:
    """A source, a theme or a service that is renamed is a word of every reference that names it."""
    if created:
        return
    lookup = {Source: "source", Theme: "themes", Service: "services_evaluated"}[type(instance)]
    for item in public_references().filter(**{lookup: instance}):
        index_reference(item)


def connect() -> None:
    """Published and unpublished come after a record's children are stored, unlike `post_save`."""
    published.connect(renew_document, sender=Reference)
    unpublished.connect(renew_document, sender=Reference)
    post_delete.connect(remove_document, sender=Reference)
    for model in (Source, Theme):
        post_save.connect(renew_documents_of, sender=model)
    published.connect(renew_documents_of, sender=Service)
