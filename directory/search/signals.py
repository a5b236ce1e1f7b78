"""Signals keep the search index in step with what the public may see, and do nothing else."""

from django.db.models import Model
from django.db.models.signals import post_delete, post_save
from wagtail.signals import published, unpublished

from directory.models import Offer, Provider, Service
from directory.models.search_documents import SearchDocument
from directory.search.indexing import index_service


def renew_document(instance: Model, **_: object) -> None:
    if isinstance(instance, Service):
        index_service(Service.objects.get(pk=instance.pk))


def remove_document(instance: Service, **_: object) -> None:
    SearchDocument.objects.filter(kind="service", object_id=instance.pk).delete()


def renew_documents_of(instance: Model, created: bool = False, **_: object) -> None:
    """A provider or an offer that is renamed is a word of every service that bears it."""
    if created:
        return
    for service in Service.objects.public().naming(instance):
        index_service(service)


def connect() -> None:
    """Published and unpublished come after a record's children are stored, unlike `post_save`."""
    published.connect(renew_document, sender=Service)
    unpublished.connect(renew_document, sender=Service)
    post_save.connect(renew_documents_of, sender=Provider)
    post_save.connect(renew_documents_of, sender=Offer)
    post_delete.connect(remove_document, sender=Service)
