"""Who wrote the words of a version.

Wagtail names on each version whoever saved it. An editor who opens a colleague's draft and
approves it from there saves it once more; that does not make its words theirs. So the author of
a version is who first saved the words that it holds.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

from wagtail.models import Revision

# What a version holds beside words: where it stands, when it goes live, who talks about it.
BESIDE_THE_WORDS = frozenset(
    """pk path depth numchild url_path translation_key locale owner alias_of content_type
    live live_revision latest_revision latest_revision_created_at has_unpublished_changes
    first_published_at last_published_at go_live_at expire_at expired locked locked_by locked_at
    draft_title modified_at wagtail_admin_comments""".split()
)
# What each saving may give anew to a row or block that says the same.
NUMBERS = frozenset({"id", "pk", "sort_order"})
FURTHEST = 20
_BLOCK_KEY = re.compile(r' data-block-key="[^"]*"')


def author_id(revision: Revision) -> Any:
    """The key of the user who first saved these words; None: a command wrote them."""
    words = plain(revision.content)
    author = revision.user_id
    for earlier in _earlier(revision):
        if plain(earlier.content) != words:
            break
        author = earlier.user_id
    return author


def _earlier(revision: Revision) -> Iterator[Revision]:
    same = Revision.objects.filter(
        base_content_type=revision.base_content_type_id, object_id=revision.object_id
    )
    before = same.filter(created_at__lte=revision.created_at).exclude(pk=revision.pk)
    return before.order_by("-created_at", "-pk")[:FURTHEST].iterator(chunk_size=2)


def plain(content: dict[str, Any]) -> dict[str, Any]:
    """A version's words alone, so that two which say the same are equal."""
    return {name: _plain(value) for name, value in content.items() if name not in BESIDE_THE_WORDS}


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _plain(part) for name, part in value.items() if name not in NUMBERS}
    if isinstance(value, list):
        return _plain_list(value)
    if isinstance(value, str):
        return _plain_text(value)
    return "" if value is None else value


def _plain_list(values: list[Any]) -> list[Any]:
    """Rows in their own order; choices and tags, which have none, in one order."""
    if values and all(isinstance(row, dict) and "sort_order" in row for row in values):
        values = sorted(values, key=lambda row: row["sort_order"] or 0)
    elif all(not isinstance(row, dict) or "pk" in row for row in values):
        return sorted((_plain(row) for row in values), key=str)
    return [_plain(row) for row in values]


def _plain_text(text: str) -> Any:
    if text.startswith("["):  # a stream field stands in a version as JSON
        try:
            return _plain(json.loads(text))
        except ValueError:
            pass
    return _BLOCK_KEY.sub("", text).replace("\r\n", "\n")
