"""`manage.py rebuild_search`: index all that the public may see anew, after a change of the
rules by which words are read."""

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from cms.evidence.documents import rebuild_references
from cms.search.documents import rebuild_pages
from directory.search.indexing import rebuild_index


class Command(BaseCommand):
    help = "Index every public service, page, spotlight and reference anew."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(
            f"{rebuild_index()} services, {rebuild_pages()} pages and spotlights, "
            f"{rebuild_references()} references indexed."
        )
