"""Moderators find what is left of a post in the words of others."""

from community.boards.quotes import quote, quoting
from community.models import Post
from community.moderation.actions.posts import hide_post
from tests.community.people import (
    make_board,
    make_member,
    make_post,
    make_topic,
    moderator,
    signed_in,
)

TELLING = "The grandmother of the child has a shop in the square."


def quoted() -> tuple[Post, Post, Post, Post]:
    """A post, a quote of it elsewhere, a copy of its line, and one that says something else."""
    author, topic = make_member(), make_topic(make_board(), make_member())
    post = make_post(topic, author, f"Hello.\n{TELLING}")
    elsewhere = make_post(make_topic(make_board(), author), author, f"{quote(post)}Really?")
    copied = make_post(topic, make_member(), f"You say: {TELLING} Which one?")
    other = make_post(topic, make_member(), "Hello. Something else altogether.")
    return post, elsewhere, copied, other


def test_quotes_and_copies_of_a_post_are_found(db: None) -> None:
    post, elsewhere, copied, _ = quoted()
    assert list(quoting(post)) == [elsewhere, copied]


def test_what_it_said_before_an_edit_is_looked_for_too(db: None) -> None:
    post, elsewhere, copied, _ = quoted()
    post.versions.create(text=post.text, written_at=post.created_at)
    Post.objects.filter(pk=post.pk).update(text="Nothing.")
    post.refresh_from_db()
    assert list(quoting(post)) == [elsewhere, copied]


def test_the_page_of_a_post_lists_them_and_hiding_says_so(db: None) -> None:
    post, elsewhere, copied, other = quoted()
    client, address = signed_in(moderator()), f"/community/moderation/posts/{post.pk}/"
    answer = client.post(address, {"act": "hide", "words": "It tells who a child is."}, follow=True)
    assert "2 later posts repeat its words" in answer.text
    page = client.get(address).text
    assert "2 later posts repeat words of this one." in page
    section = page.partition('id="quoting-title"')[2].partition("</section>")[0]
    assert f"/community/moderation/posts/{elsewhere.pk}/" in section
    assert f"/community/moderation/posts/{copied.pk}/" in section
    assert f"/community/moderation/posts/{other.pk}/" not in section
    hide_post(post=elsewhere, by=moderator(), reason="It repeats it.")
    assert "Hidden by a moderator" in client.get(address).text
