"""One piece of writing on its way in: form, terms, guard, files, draft, and its other buttons.

Whatever stops it, what was typed is kept on the server and stands in the form again.
"""

from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.urls import reverse

from community.attachments.content import Said, found_where, texts_of
from community.attachments.form_handler import Attaching
from community.boards.actions.drafts import give_new_key, keep_draft
from community.boards.drafts import afresh, begun, draft_for, kept_of, key_of
from community.boards.forms.posts import WritingForm
from community.boards.mention_links import links_of
from community.boards.mentions import mentioned, offered
from community.boards.quotes import honest, names_quoted
from community.exceptions import PostedAlready
from community.forms.acknowledgement import was_read
from community.guard_check import Weighed, marked, weigh
from community.middleware import viewer_of
from community.models import Board, Draft, Member, Post
from community.models.reading import files_place
from community.rate_limits import POSTS
from community.terms.actions import agree
from community.terms.forms import agreement
from community.terms.terms import to_agree
from community.text.markdown import rendered
from community.visibility import posts_for

LONGEST = 20_000
# The buttons beside the one that posts: each answers the form with what was typed in it.
FIND, MENTION, PREVIEW, KEEP, ATTACH = "find", "mention", "preview", "keep", "attach_now"
# What Enter presses, in whichever field.
ENTER = "enter"


def read(typed: dict[str, str]) -> dict[str, str]:
    """As much as may be posted. What is longer is refused, and looking at it costs no more."""
    return {name: text[:LONGEST] for name, text in typed.items()}


def pressed_in(data: Mapping[str, str]) -> str | None:
    """Which of the other buttons was pressed. Enter looks for the colleague whose name was typed
    since the last look, and shows how the post will look otherwise."""
    pressed = next((one for one in (MENTION, FIND, PREVIEW, KEEP, ATTACH) if one in data), None)
    if pressed is not None or ENTER not in data:
        return pressed
    who = data.get("who", "").strip()
    return FIND if who and who != data.get("looked_for", "").strip() else PREVIEW


class Piece:
    """`parts` are the fields that the guard reads; `place` is where the draft belongs; `post` is
    the one that is edited. `draft` is the one that the form goes on with."""

    def __init__(
        self,
        request: HttpRequest,
        form: type[WritingForm],
        member: Member,
        board: Board,
        place: str,
        parts: tuple[str, ...],
        stands: dict[str, str] | None = None,
        post: Post | None = None,
    ) -> None:
        self.request, self.member, self.board = request, member, board
        self.place, self.parts = place, parts
        self.weighed, self.shown = Weighed({}), dict[str, Any]()
        self.kind, self.said = form, dict[str, Said]()
        sent = request.POST if request.method == "POST" else None
        initial = self._initial(stands or {}) if sent is None else {}
        self.key = key_of(request.POST) if sent is not None else initial["key"]
        self.files = Attaching(request, member, files_place(self.key), post)
        self.form = form(sent, initial=initial)
        self.terms = to_agree(member)
        self._ask_to_agree()

    def _initial(self, stands: dict[str, str]) -> dict[str, Any]:
        draft = draft_for(self.request, self.member, self.place, stands.get("about", ""))
        self.shown = {"draft": draft, "afresh_url": afresh(self.request)}
        if draft is None:
            return {"key": uuid4()} | stands
        initial = begun(draft, stands)
        if "quote" in self.request.GET and (quoted := stands.get("text")):
            initial["text"] = f"{draft.text}\n\n{quoted}"
        return initial

    def _ask_to_agree(self) -> None:
        """A version of the terms that is new to the member is agreed to with what they send."""
        if self.terms is not None:
            self.form.fields["agrees"] = agreement(self.terms, reverse("terms:terms"))

    def accepted(self) -> bool:
        """Whether it was sent and may be taken, as it stands or by a moderator's leave."""
        if not self.form.is_bound:
            return False
        self.files.take_up()
        if self._did_something_else():
            return False
        typed, self.said = self._typed(), self.files.said()
        masked = {name: self._masked(text) for name, text in read(typed).items()}
        self.weighed = weigh(**masked, **texts_of(self.said))
        looked_at = was_read(self.form, self.weighed)
        files_may_go = self.files.may_go(self.said, self.weighed)
        if self.form.is_valid() and files_may_go and looked_at and not self._is_too_much():
            if self.terms is not None:
                agree(member=self.member, terms=self.terms)
            return True
        self.not_taken()
        return False

    def _is_too_much(self) -> bool:
        """Edits, and what is sent again with the same key, are no new posts."""
        if self.is_edit or self._is_used():
            return False
        return POSTS.refuse(self.form, "text", Post.objects.filter(author=self.member))

    @property
    def is_edit(self) -> bool:
        return self.place.startswith("post:")

    def _is_used(self) -> bool:
        """Whether a post was made with the key of this form."""
        return Post.objects.filter(author=self.member, key=self.key).exists()

    def _typed(self) -> dict[str, str]:
        return {name: self.form.data.get(name, "") for name in self.parts}

    def _keep(self, typed: dict[str, str]) -> None:
        """With a key that no post has: what is kept is still to be posted."""
        if not self.is_edit and self._is_used():
            old, self.key = self.key, uuid4()
            give_new_key(member=self.member, old=old, new=self.key)
        kept = kept_of(self.request.POST.dict() | typed)
        if self.files.waiting or any(kept[name].strip() for name in ("text", "title")):
            keep_draft(member=self.member, place=self.place, key=self.key, **kept)

    def _did_something_else(self) -> bool:
        """Look for somebody to mention, mention them, show how it will look, keep it for later,
        attach a file before it is finished."""
        data = self.form.data
        pressed = pressed_in(data)
        if pressed is None:
            return False
        typed = self._typed()
        if pressed == MENTION:
            typed["text"] = f"{typed['text'].rstrip()} {data[MENTION][:100]} ".lstrip()
        elif pressed == FIND:
            looked = data.get("who", "")[:80]
            self.shown = {"who": looked, "offered": offered(looked, self.board), "has_looked": True}
        elif pressed == PREVIEW:
            self.shown = {"preview": self._preview(read(typed)["text"])}
        self._keep(typed)
        self.shown |= {"kept": pressed == KEEP}
        stays = {name: data.get(name, "") for name in self.form.fields}
        self.form = self.kind(initial=stays | typed | {"key": self.key})
        self._ask_to_agree()
        return True

    def _preview(self, text: str) -> str:
        return rendered(text, links_of(text, mentioned(text, self.board)))

    def _masked(self, text: str) -> str:
        """What the guard reads: names by which members show themselves are no secret of a
        family. Each keeps its length, so that findings stand where they stand."""
        places = [(one.start, one.end) for one in mentioned(text, self.board)]
        quoted = names_quoted(text)
        if quoted:
            seen = posts_for(viewer_of(self.request)).select_related("author__user")
            posts: dict[int, Post] = seen.in_bulk([pk for _, _, pk, _ in quoted])
            places += honest(text, posts)
        for start, end in places:
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    def not_taken(self, **fields: str) -> None:
        """Keep what was typed, and have the hidden fields say what holds now."""
        self._keep(self._typed())
        fields["key"] = str(self.key)
        data = self.form.data.copy()  # type: ignore[attr-defined]
        for name, value in fields.items():
            data[name] = value
        self.form.data = data

    def is_another(self, reason: PostedAlready) -> None:
        """The key has a post already, and this is not it."""
        self.not_taken()
        self.shown |= {"already": str(reason), "posted_url": reason.post.get_absolute_url()}

    def began_from_other(self, version: str) -> bool:
        """Whether the draft began from what the post does not say any more."""
        draft: Draft | None = self.shown.get("draft")
        return draft is not None and draft.stands != version

    def context(self, **more: Any) -> dict[str, Any]:
        """What the form's templates show; `marked` is the text with each finding in it."""
        shown = [
            {"part": name, "stretches": marked(self.form.data.get(name, ""), found)}
            for name, found in self.weighed.findings.items()
            if found and name not in self.said
        ]
        shown += found_where(self.said, self.weighed.findings)
        reasons = {
            finding.type: finding for found in self.weighed.findings.values() for finding in found
        }
        return (
            {
                "form": self.form,
                "marked": shown,
                "reasons": list(reasons.values()),
                "holds": self.weighed.holds,
                "attaching": self.files.context(),
            }
            | self.shown
            | more
        )
