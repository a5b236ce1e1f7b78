"""What becomes of a member's name and words in the posts of others, as the account is deleted.

No earlier version of what is changed here is kept, since it would keep the name, and nothing says
that a post was edited: its writer did nothing. Where something is open about a post, what it
quoted stays for moderators as an earlier version, as with the member's own posts.
"""

from collections.abc import Iterator, Sequence

from community.account_deletion.find_references import (
    BATCH,
    Trace,
    drafts_touched,
    links_in,
    posts_touched,
    taken_back,
    trace_of,
    unnamed,
    versions_touched,
)
from community.locks import turn_of
from community.models import Draft, Member, Post, PostVersion
from community.moderation.open_cases import OPEN
from community.search.index import index_post
from community.text.markdown import rendered


def forget_elsewhere(*, member: Member, takes_back: bool) -> int:
    """How many posts were changed. `takes_back`: the member's posts go, and what others quoted of
    them goes as well. It comes first in its act, since it locks all these posts by their keys."""
    trace = trace_of(member)
    touched = posts_touched(trace, member)
    for keys in _batches(sorted(touched | trace.posts.keys())):
        list(turn_of(Post.objects.filter(pk__in=keys).order_by("pk")).values_list("pk"))
    versions = versions_touched(trace, touched)
    _forget_in_versions(trace, versions, takes_back)
    own = trace.posts.keys() if takes_back else set()  # those go, with all that they say
    changed = sum(
        _forget_in_posts(trace, keys, takes_back) for keys in _batches(sorted(touched - own))
    )
    for keys in _batches(drafts_touched(trace)):
        drafts = list(Draft.objects.filter(pk__in=keys))
        for draft in drafts:
            draft.text = _forgetting(draft.text, trace, trace.longer, takes_back)
        Draft.objects.bulk_update(drafts, ["text"])
    return changed


def _batches(keys: Sequence[int]) -> Iterator[Sequence[int]]:
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]


def _forgetting(text: str, trace: Trace, links: dict[str, str], takes_back: bool) -> str:
    named = unnamed(text, trace, links)
    return taken_back(named, trace) if takes_back else named


def _forget_in_posts(trace: Trace, keys: Sequence[int], takes_back: bool) -> int:
    undecided = set(Post.objects.filter(OPEN, pk__in=keys).values_list("pk", flat=True))
    changed = []
    for post in Post.objects.filter(pk__in=keys).select_related("topic").order_by("pk"):
        links = links_in(post.html)
        said = unnamed(post.text, trace, links)
        text = taken_back(said, trace) if takes_back else said
        if text == post.text:
            continue
        if text != said and post.pk in undecided:
            written = post.edited_at or post.created_at
            PostVersion.objects.create(post=post, text=said, written_at=written)
        post.text = text
        others = {words: page for words, page in links.items() if page != trace.page}
        post.html = rendered(text, others)
        changed.append(post)
    Post.objects.bulk_update(changed, ["text", "html"])
    for post in changed:
        index_post(post)
    return len(changed)


def _forget_in_versions(trace: Trace, keys: Sequence[int], takes_back: bool) -> None:
    """Before the posts themselves, whose links say how they name the member. What is open about
    a post is about what it said, so there the words stay."""
    for some in _batches(keys):
        undecided = set(Post.objects.filter(OPEN, versions__in=some).values_list("pk", flat=True))
        versions = list(PostVersion.objects.filter(pk__in=some).select_related("post"))
        for one in versions:
            links = trace.longer | links_in(one.post.html)
            one.text = _forgetting(
                one.text, trace, links, takes_back and one.post_id not in undecided
            )
        PostVersion.objects.bulk_update(versions, ["text"])
