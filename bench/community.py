"""What the boards cost: the same with 20 and with 100,000 posts, on page 1 and on page 400; and
a topic page beside django-machina's, on the same number of posts, where that can be installed.

Run `make bench`, or `.venv/bin/python bench/community.py` after `make run` has loaded the data.
"""

import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

from _site import ROOT, counted, milliseconds, open_copy

if TYPE_CHECKING:
    from django.test import Client

PAGE, MANY, TARGET_QUERIES = 400, 100_000, 15
TEXT = "We tried a shorter first visit, and then a longer one. It helped to say why.\n\n" * 2
MACHINA = ("django-machina==1.3.1", "django>=4.2,<4.3", "setuptools")


def main() -> None:
    open_copy()
    client, address = furnished()
    print(f"Boards: at most {TARGET_QUERIES} queries are aimed at, whatever there is")
    show(client, "with 20 posts", "/community/", "/community/boards/measured/", address)
    fill(address)
    show(client, f"with {MANY:,} posts", "/community/", "/community/boards/measured/")
    show(client, f"a topic of {posts_a_page() * PAGE:,}", address, page_at(address, PAGE))
    beside_machina(client, address)


def furnished() -> "tuple[Client, str]":
    """A member, signed in, and a topic with 20 posts."""
    from django.test import Client
    from django.utils import timezone

    from accounts.models import User
    from community.models import Board, Member, Topic

    user = User.objects.create_user(email="kim@example.org")
    member = Member.objects.create(
        user=user, state="approved", confirmed_on=timezone.localdate(), display_name="Kim"
    )
    board = Board.objects.create(slug="measured", name="Measured", purpose="Made up.")
    topic = Topic.objects.create(board=board, author=member, title="A long topic", is_public=True)
    add_posts([topic], 20)
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client, topic.get_absolute_url()


def posts_a_page() -> int:
    from community.boards.pagination import POSTS

    return POSTS


def add_posts(topics: list, number: int) -> None:
    """Made-up posts, shared out among topics."""
    from django.db.models import F
    from django.utils import timezone

    from community.boards.actions.topics import recount
    from community.models import Post, Topic
    from community.text.markdown import rendered

    html, begun = rendered(TEXT), {topic.pk: topic.posts.count() for topic in topics}
    made = (
        Post(
            topic=topics[n % len(topics)],
            author=topics[0].author,
            text=TEXT,
            html=html,
            shown_order=begun[topics[n % len(topics)].pk] + n // len(topics) + 1,
            shown_at=timezone.now(),
        )
        for n in range(number)
    )
    Post.objects.bulk_create(made, batch_size=500)
    for topic in topics:
        recount(topic)
        Topic.objects.filter(pk=topic.pk).update(shown_count=F("last_shown"))


def fill(address: str) -> None:
    """Page 400 of one topic, and the rest in 500 others."""
    from community.models import Topic

    long = Topic.objects.get(pk=int(Path(address).name))
    others = Topic.objects.bulk_create(
        Topic(board=long.board, author=long.author, title=f"Topic {n}", is_public=True)
        for n in range(500)
    )
    in_one = posts_a_page() * PAGE
    add_posts([long], in_one - 20)
    add_posts(others, MANY - in_one)


def page_at(address: str, page: int) -> str:
    """The address of a page, as “Later posts” on the page before it has it."""
    from community.models import Post

    keys = Post.objects.filter(topic_id=int(Path(address).name)).order_by("pk")
    first = keys.values_list("pk", flat=True)[(page - 1) * posts_a_page()]
    return f"{address}?from={first}"


def show(client: "Client", words: str, *addresses: str) -> None:
    for address in addresses:
        client.get(address)  # the first reading writes down that it was read
        answer, queries = counted(lambda address=address: client.get(address))
        assert answer.status_code == 200, address
        taken = milliseconds(lambda address=address: client.get(address))
        print(f"  {queries:2} queries  {taken:6.1f} ms  {words}: {address}", flush=True)


def beside_machina(client: "Client", address: str) -> None:
    """Both in their own process settings, DEBUG off, SQLite in a file, one signed-in reader."""
    folder = ROOT / "var" / "bench" / "machina"
    python = folder / "bin" / "python"
    if not installed(folder, python):
        print("  django-machina cannot be installed here, so there is no comparison.")
        return
    measure = Path(__file__).parent / "machina" / "measure.py"
    command = [python, measure, str(PAGE), str(posts_a_page())]
    printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    theirs = json.loads(printed.splitlines()[-1])
    for name, ours_at in (("first", address), ("last", page_at(address, PAGE))):
        _, queries = counted(lambda at=ours_at: client.get(at))
        ours, other = milliseconds(lambda at=ours_at: client.get(at)), theirs[name]
        print(
            f"  {name} page of {PAGE}: {queries} queries, {ours:.1f} ms; django-machina "
            f"{other['queries']} queries, {other['milliseconds']:.1f} ms "
            f"({other['milliseconds'] / ours:.1f} times ours)"
        )


def installed(folder: Path, python: Path) -> bool:
    """Put django-machina into an environment of its own, unless it is there."""
    if python.exists():
        return True
    uv = shutil.which("uv") or str(ROOT / ".uv" / "bin" / "uv")
    install = [uv, "pip", "install", "--quiet", "--python", str(python), *MACHINA]
    try:
        subprocess.run([uv, "venv", "--quiet", str(folder)], check=True)
        subprocess.run(install, check=True)
    except (OSError, subprocess.CalledProcessError):
        shutil.rmtree(folder, ignore_errors=True)
        return False
    return True


if __name__ == "__main__":
    main()
