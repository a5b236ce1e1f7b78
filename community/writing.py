"""One piece of writing on its way in: form, terms, guard, files, draft, and its other buttons.

Whatever stops it, what was typed is kept on the server and stands in the form again.
"""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest

from community.actions.posts import keep_draft
from community.actions.terms import agree
from community.attached import Said, found_where, texts_of
from community.attaching import Attaching
from community.forms.terms import agreement
from community.forms.writing import WritingForm
from community.guarding import Weighed, marked, weigh
from community.limits import POSTS
from community.markup import rendered
from community.mentions import mentioned, offered
from community.models import Board, Draft, Member, Post
from community.naming import links_of
from community.querysets import posts_for
from community.quotes import honest, names_quoted
from community.terms import to_agree
from community.viewers import Viewer

TERMS = "/community/terms/"
LONGEST = 20_000
# The buttons beside the one that posts: each answers the form with what was typed in it.
FIND, MENTION, PREVIEW, KEEP, ATTACH = "find", "mention", "preview", "keep", "attach_now"


def read(typed: dict[str, str]) -> dict[str, str]:
    """As much as may be posted. What is longer is refused, and looking at it costs no more."""
    return {name: text[:LONGEST] for name, text in typed.items()}


class Piece:
    """`parts` are the fields that the guard reads; `place` is where the draft belongs; `post` is
    the one that is edited."""

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
        self.files, self.said = Attaching(request, member, place, post), dict[str, Said]()
        self.request, self.member, self.board = request, member, board
        self.place, self.parts = place, parts
        self.weighed, self.shown = Weighed({}), dict[str, Any]()
        self.kind = form
        sent = request.POST if request.method == "POST" else None
        # What was sent stands in the form as it is: the draft need not be read.
        self.form = form(sent, initial=None if sent else self._initial(stands or {}))
        self.terms = to_agree(member)
        self._ask_to_agree()

    def _initial(self, stands: dict[str, str]) -> dict[str, Any]:
        draft = Draft.objects.filter(member=self.member, place=self.place).first()
        if draft is None:
            return {"key": uuid4()} | stands
        quoted = stands.get("text", "") if "quote" in self.request.GET else ""
        text = f"{draft.text}\n\n{quoted}" if quoted else draft.text
        return {"key": uuid4()} | stands | {"text": text, "title": draft.title}

    def _ask_to_agree(self) -> None:
        """A version of the terms that is new to the member is agreed to with what they send."""
        if self.terms is not None:
            self.form.fields["agrees"] = agreement(self.terms, TERMS)

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
        stopped = self.weighed.any and not self.form.data.get("checked")
        files_may_go = self.files.may_go(self.said, self.weighed)
        if self.form.is_valid() and files_may_go and not stopped and not self._is_too_much():
            if self.terms is not None:
                agree(member=self.member, terms=self.terms)
            return True
        self._keep(typed)
        return False

    def _is_too_much(self) -> bool:
        """Edits, and what is sent again with the same key, are no new posts."""
        own = Post.objects.filter(author=self.member)
        if self.place.startswith("post:") or own.filter(key=self.form.cleaned_data["key"]).exists():
            return False
        return POSTS.refuse(self.form, "text", own)

    def _typed(self) -> dict[str, str]:
        return {name: self.form.data.get(name, "") for name in self.parts}

    def _keep(self, typed: dict[str, str]) -> None:
        keep_draft(
            member=self.member,
            place=self.place,
            text=typed.get("text", "").replace("\0", "")[:LONGEST],
            title=typed.get("title", "").replace("\0", "")[:150],
        )

    def _did_something_else(self) -> bool:
        """Look for somebody to mention, mention them, show how it will look, keep it for later,
        attach a file before it is finished."""
        data = self.form.data
        pressed = next((one for one in (MENTION, FIND, PREVIEW, KEEP, ATTACH) if one in data), None)
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
        self.form = self.kind(
            initial={name: data.get(name, "") for name in self.form.fields} | typed
        )
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
            seen = posts_for(Viewer.of(self.request.user)).select_related("author__user")  # type: ignore[arg-type]
            posts: dict[int, Post] = seen.in_bulk([pk for _, _, pk, _ in quoted])
            places += honest(text, posts)
        for start, end in places:
            text = text[:start] + " " * (end - start) + text[end:]
        return text

    def begin_again(self, **fields: str) -> None:
        """Keep what was typed, and have the hidden fields say what holds now."""
        data = self.form.data.copy()  # type: ignore[attr-defined]
        for name, value in fields.items():
            data[name] = value
        self.form.data = data

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
