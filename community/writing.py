"""One piece of writing on its way in: form, guard, draft.

Whatever stops it, what was typed is kept on the server and stands in the form again.
"""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest

from community.actions.posts import keep_draft
from community.forms.writing import WritingForm
from community.guarding import Weighed, marked, weigh
from community.models import Draft, Member


class Piece:
    """`parts` are the fields that the guard reads; `place` is where the draft belongs."""

    def __init__(
        self,
        request: HttpRequest,
        form: type[WritingForm],
        member: Member,
        place: str,
        parts: tuple[str, ...],
        stands: dict[str, str] | None = None,
    ) -> None:
        self.request, self.member, self.place, self.parts = request, member, place, parts
        self.weighed = Weighed({})
        sent = request.POST if request.method == "POST" else None
        self.form = form(sent, initial=self._initial(stands or {}))

    def _initial(self, stands: dict[str, str]) -> dict[str, Any]:
        draft = Draft.objects.filter(member=self.member, place=self.place).first()
        begun = {"text": draft.text, "title": draft.title} if draft else {}
        return {"key": uuid4()} | stands | begun

    def accepted(self) -> bool:
        """Whether it was sent and may be taken, as it stands or by a moderator's leave."""
        if not self.form.is_bound:
            return False
        typed = {name: self.form.data.get(name, "") for name in self.parts}
        self.weighed = weigh(**typed)
        stopped = self.weighed.any and not self.form.data.get("checked")
        if self.form.is_valid() and not stopped:
            return True
        keep_draft(
            member=self.member,
            place=self.place,
            text=typed.get("text", "")[:20_000],
            title=typed.get("title", "")[:150],
        )
        return False

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
            if found
        ]
        reasons = {
            finding.type: finding for found in self.weighed.findings.values() for finding in found
        }
        return {
            "form": self.form,
            "marked": shown,
            "reasons": list(reasons.values()),
            "holds": self.weighed.holds,
        } | more
