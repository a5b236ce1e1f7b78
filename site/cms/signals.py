"""Signals keep the search index in step with what the public may see, and do nothing else."""

from django.db.models.signals import post_delete, post_save
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, published

from cms.models import GlossaryPage, GlossaryTerm, SpotlightPage, Theme
from cms.search.documents import index_page, remove_page
from directory.models import Service


def renew_page(instance: Page, **_: object) -> None:
    index_page(instance)


def remove_deleted(instance: Page, **_: object) -> None:
    remove_page(instance)


def renew_pages_of_service(instance: Service, **_: object) -> None:
    """A service's name is a word of the spotlights bound to it."""
    for bound in instance.spotlights.select_related("page"):
        index_page(bound.page)


def renew_pages_of_theme(instance: Theme, created: bool = False, **_: object) -> None:
    """So is a theme's."""
    if not created:
        for page in SpotlightPage.objects.live().filter(themes=instance):
            index_page(page)


def renew_glossary(**_: object) -> None:
    for page in GlossaryPage.objects.live():
        index_page(page)


def connect() -> None:
    page_published.connect(renew_page)
    page_unpublished.connect(renew_page)
    post_delete.connect(remove_deleted, sender=Page)
    published.connect(renew_pages_of_service, sender=Service)
    post_save.connect(renew_pages_of_theme, sender=Theme)
    post_save.connect(renew_glossary, sender=GlossaryTerm)
    post_delete.connect(renew_glossary, sender=GlossaryTerm)
