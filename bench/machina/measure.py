"""A topic page of django-machina, in an environment of its own. Usage: python measure.py N POSTS

Prints a JSON object: for the first page and the page numbered N, queries and median milliseconds,
each page with POSTS posts, as many as ours has. SQLite in a file, DEBUG off, one signed-in member.
"""

import json
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

import django
from django.conf import settings

PAGE, POSTS = int(sys.argv[1]), int(sys.argv[2])
FOLDER = Path(tempfile.mkdtemp(prefix="machina-"))
TEXT = "We tried a shorter first visit, and then a longer one. It helped to say why.\n\n" * 2


def configure() -> None:
    from machina import MACHINA_MAIN_STATIC_DIR, MACHINA_MAIN_TEMPLATE_DIR

    settings.configure(
        SECRET_KEY="only for this measurement",
        ALLOWED_HOSTS=["localhost"],
        USE_TZ=True,
        ROOT_URLCONF="measured_urls",
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        DATABASES={
            "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": FOLDER / "db.sqlite3"}
        },
        CACHES={
            name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
            for name in ("default", "machina_attachments")
        },
        MACHINA_TOPIC_POSTS_NUMBER_PER_PAGE=POSTS,
        HAYSTACK_CONNECTIONS={
            "default": {"ENGINE": "haystack.backends.simple_backend.SimpleEngine"}
        },
        STATIC_URL="/static/",
        STATICFILES_DIRS=[MACHINA_MAIN_STATIC_DIR],
        INSTALLED_APPS=[
            "django.contrib.auth",
            "django.contrib.contenttypes",
            "django.contrib.sessions",
            "django.contrib.messages",
            "django.contrib.humanize",
            "django.contrib.staticfiles",
            "mptt",
            "haystack",
            "widget_tweaks",
            "machina",
            "machina.apps.forum",
            "machina.apps.forum_conversation",
            "machina.apps.forum_conversation.forum_attachments",
            "machina.apps.forum_conversation.forum_polls",
            "machina.apps.forum_feeds",
            "machina.apps.forum_moderation",
            "machina.apps.forum_search",
            "machina.apps.forum_tracking",
            "machina.apps.forum_member",
            "machina.apps.forum_permission",
        ],
        MIDDLEWARE=[
            "django.contrib.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            "django.contrib.auth.middleware.AuthenticationMiddleware",
            "django.contrib.messages.middleware.MessageMiddleware",
            "machina.apps.forum_permission.middleware.ForumPermissionMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "DIRS": [MACHINA_MAIN_TEMPLATE_DIR],
                "OPTIONS": {
                    "loaders": [
                        (
                            "django.template.loaders.cached.Loader",
                            [
                                "django.template.loaders.filesystem.Loader",
                                "django.template.loaders.app_directories.Loader",
                            ],
                        )
                    ],
                    "context_processors": [
                        "django.template.context_processors.debug",
                        "django.template.context_processors.request",
                        "django.contrib.auth.context_processors.auth",
                        "django.contrib.messages.context_processors.messages",
                        "machina.core.context_processors.metadata",
                    ],
                },
            }
        ],
    )


def furnished() -> tuple[Any, str]:
    """A member who may read, and the address of a topic with as many posts as the pages hold."""
    from django.contrib.auth.models import User
    from django.core.management import call_command
    from django.urls import reverse
    from machina.core.db.models import get_model

    call_command("migrate", verbosity=0)
    member = User.objects.create_superuser("kim", "kim@example.org", "-")
    forum = get_model("forum", "Forum").objects.create(name="Practice", type=0)
    topic = get_model("forum_conversation", "Topic").objects.create(
        forum=forum, subject="A long topic", poster=member, type=0, status=0, approved=True
    )
    post = get_model("forum_conversation", "Post")
    first = post.objects.create(topic=topic, poster=member, subject="It", content=TEXT)
    rendered = first.content.rendered
    post.objects.bulk_create(
        [
            post(topic=topic, poster=member, subject="It", content=TEXT, _content_rendered=rendered)
            for _ in range(PAGE * POSTS - 1)
        ],
        batch_size=500,
    )
    topic.update_trackers()
    return member, reverse(
        "forum_conversation:topic",
        kwargs={
            "forum_slug": forum.slug,
            "forum_pk": forum.pk,
            "slug": topic.slug,
            "pk": topic.pk,
        },
    )


def measured(member: Any, address: str) -> dict[str, float]:
    from django.db import connection
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    client.force_login(member)
    queries = 0

    def count(execute, *args):  # type: ignore[no-untyped-def]  # noqa: ANN001, ANN002, ANN202
        nonlocal queries
        queries += 1
        return execute(*args)

    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    with connection.execute_wrapper(count):
        client.get(address)
    times = []
    for _ in range(7):
        start = perf_counter()
        client.get(address)
        times.append((perf_counter() - start) * 1000)
    return {"queries": queries, "milliseconds": sorted(times)[3], "bytes": len(answer.content)}


if __name__ == "__main__":
    configure()
    sys.path.insert(0, str(Path(__file__).parent))
    django.setup()
    member, address = furnished()
    found = {"first": measured(member, address), "last": measured(member, f"{address}?page={PAGE}")}
    print(json.dumps(found))
