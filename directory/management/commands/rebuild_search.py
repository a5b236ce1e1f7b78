"""`manage.py rebuild_search`: index every public record anew, after the words' rules changed."""

from typing import Any

from django.core.management.base import BaseCommand

from directory.search.documents import rebuild_index


class Command(BaseCommand):
    help = "Index every public service anew."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{rebuild_index()} services indexed.")
