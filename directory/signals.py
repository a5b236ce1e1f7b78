"""Signals keep the search index in step with what the public may see, and do nothing else."""

from django.db.models import Model
from django.db.models.signals import post_delete
from wagtail.signals import published, unpublished

from directory.models import Service
from directory.models.search_documents import SearchDocument
from directory.search.documents import index_service


def renew_document(instance: Model, **_: object) -> None:
    if isinstance(instance, Service):
        index_service(Service.objects.get(pk=instance.pk))


def remove_document(instance: Service, **_: object) -> None:
    SearchDocument.objects.filter(kind="service", object_id=instance.pk).delete()


def connect() -> None:
    """Published and unpublished come after a record's children are stored, unlike `post_save`."""
    published.connect(renew_document, sender=Service)
    unpublished.connect(renew_document, sender=Service)
    post_delete.connect(remove_document, sender=Service)
