from typing import Any

from django.core.management.base import BaseCommand

from community.models import Post
from community.search.index import index_posts


class Command(BaseCommand):
    help = "Make the index anew by which the boards are searched, after a change of its rules."

    def handle(self, *args: Any, **options: Any) -> None:
        posts = Post.objects.select_related("topic").order_by("pk").iterator(chunk_size=500)
        self.stdout.write(f"{index_posts(posts)} posts indexed.")
