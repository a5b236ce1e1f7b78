"""What searching the boards costs with 100,000 posts, for words that stand in all, some and few.

Run `make bench`, or `.venv/bin/python bench/board_search.py` after `make run` has loaded the data.
"""

from typing import TYPE_CHECKING

from _site import counted, milliseconds, open_copy

if TYPE_CHECKING:
    from django.test import Client

MANY, TOPICS, STEP = 100_000, 500, 5_000
SEARCHES = {
    "a word of every post": "visit",
    "a word of one in ten": "worda",
    "two words of one in ten": "worda+letter",
    "a word of one in a thousand": "rarely",
    "a word of none": "nowhere",
    "no word": "",
}


def main() -> None:
    open_copy()
    client = filled()
    print(f"Search of the boards, {MANY:,} posts")
    for words, query in SEARCHES.items():
        show(client, words, f"/community/search/?q={query}")


def filled() -> "Client":
    """A member, signed in, and posts whose stems stand in the index."""
    from django.core.management import call_command
    from django.test import Client
    from django.utils import timezone

    from accounts.models import User
    from community.models import Board, Member, Topic

    call_command("migrate", verbosity=0)
    user = User.objects.create_user(email="kim@example.org")
    member = Member.objects.create(
        user=user, state="approved", confirmed_on=timezone.localdate(), display_name="Kim"
    )
    board = Board.objects.create(slug="measured", name="Measured", purpose="Made up.")
    topics = Topic.objects.bulk_create(
        Topic(board=board, author=member, title=f"Topic {n}", is_public=True) for n in range(TOPICS)
    )
    for start in range(0, MANY, STEP):
        add(topics, start)
    client = Client(HTTP_HOST="localhost")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def add(topics: list, start: int) -> None:
    """One step of posts, each with its rows in the index."""
    from community.models import Post, Stem
    from community.search.stemming import stems

    posts = Post.objects.bulk_create(
        Post(topic=topics[n % TOPICS], author=topics[0].author, text=text(n), html=text(n))
        for n in range(start, start + STEP)
    )
    Stem.objects.bulk_create(
        Stem(stem=stem, post=post, board_id=topics[0].board_id)
        for post in posts
        for stem in set(stems(post.text))
    )


def text(number: int) -> str:
    """Ten words, of which some stand in every post and some in few."""
    words = ["A visit, a call and a team."]
    if number % 10 == 0:
        words.append("Worda and a letter.")
    if number % 1000 == 0:
        words.append("Rarely so.")
    return " ".join([*words, f"It was number{number % 5000}."])


def show(client: "Client", words: str, address: str) -> None:
    answer, queries = counted(lambda: client.get(address))
    assert answer.status_code == 200, address
    taken = milliseconds(lambda: client.get(address), times=3)
    print(f"  {queries:2} queries  {taken:6.1f} ms  {words}: {address}", flush=True)


if __name__ == "__main__":
    main()
