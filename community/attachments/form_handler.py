"""Files on their way in, with the piece of writing that they belong to.

They are kept with its draft as soon as they are sent, whatever becomes of the rest of the form.
"""

import hashlib
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Sum
from django.http import HttpRequest
from django.utils import timezone

from community.attachments.actions import discard, keep_file
from community.attachments.content import Said, listed, said_in
from community.attachments.file_types import ENDINGS, OF_ENDING
from community.attachments.inspection import examined, in_words, too_large
from community.attachments.upload_handler import left_out
from community.guard_check import Weighed
from community.models import Attachment, Member, Post
from foundation.numbers import read_integer
from foundation.uploads.exceptions import UploadRefused
from foundation.uploads.filenames import clean_filename

FIELD, TAKE_OUT, LOOKED = "attach", "take_out", "looked"
LOOK = (
    "The guard cannot read all of what you attach. Look through it yourself, and say below that "
    "you have."
)


class Attaching:
    """`waiting`: new files, kept with the draft; `standing`: those of the post that is edited;
    `leaving`: keys of those that are taken out of it once it is saved."""

    def __init__(
        self, request: HttpRequest, member: Member, place: str, post: Post | None = None
    ) -> None:
        self.request, self.member, self.place = request, member, place
        self.problems: list[str] = []
        self.new: set[int] = set()
        ticked = map(read_integer, request.POST.getlist(TAKE_OUT))
        self.ticked = {pk for pk in ticked if pk is not None}
        self.standing = list(post.attachments.filter(taken_out_at__isnull=True)) if post else []
        self.leaving = [one for one in self.standing if one.pk in self.ticked]
        self.waiting = list(Attachment.objects.waiting(member, place))

    @property
    def chosen(self) -> list[Attachment]:
        """What the post is to have."""
        staying = [one for one in self.standing if one not in self.leaving]
        return [*staying, *self.waiting]

    def take_up(self) -> None:
        """Take out what is ticked, keep what is sent, and say what could not be."""
        waiting = Attachment.objects.waiting(self.member, self.place)
        if self.ticked:
            discard(waiting.filter(pk__in=self.ticked))
            self.waiting = [one for one in self.waiting if one.pk not in self.ticked]
        for name in left_out(self.request):
            self._refuse(clean_filename(name), too_large())
        for file in self.request.FILES.getlist(FIELD):
            self._take(file)

    def _take(self, file: UploadedFile) -> None:
        name, data = clean_filename(file.name or ""), file.read()
        digest = hashlib.sha256(data).hexdigest()
        if any(one.digest == digest for one in self.chosen):
            return  # sent twice, or chosen twice
        try:
            self._within_limits(len(data))
            found = examined(name, data)
        except UploadRefused as reason:
            self._refuse(name, str(reason))
            return
        kept = keep_file(
            member=self.member, place=self.place, name=name, digest=digest, examined=found
        )
        self.new.add(kept.pk)
        self.waiting.append(kept)

    def _within_limits(self, size: int) -> None:
        if len(self.chosen) >= settings.ATTACHMENTS_A_POST:
            raise UploadRefused(
                f"a post takes {settings.ATTACHMENTS_A_POST} files. Take one out first."
            )
        lately = timezone.now() - timedelta(days=1)
        sent = Attachment.objects.filter(uploader=self.member, uploaded_at__gt=lately)
        together = (sent.aggregate(all=Sum("size"))["all"] or 0) + size
        if together > settings.ATTACHMENT_BYTES_A_DAY:
            most = in_words(settings.ATTACHMENT_BYTES_A_DAY)
            raise UploadRefused(
                f"you have attached {most} in one day, which is the most. Try tomorrow."
            )

    def _refuse(self, name: str, words: str) -> None:
        self.problems.append(f"“{name}” is not attached: {words}")

    def said(self) -> dict[str, Said]:
        return said_in(self.chosen)

    def may_go(self, said: dict[str, Said], weighed: Weighed) -> bool:
        """Whether nothing stands in the way: what could not be attached, what was found in a file
        that has only just come, what nobody has looked through."""
        most = settings.ATTACHMENTS_A_POST
        if len(self.chosen) > most:
            self.problems.append(f"A post takes {most} files. Take some out.")
        if self.must_look and not self.request.POST.get(LOOKED):
            self.problems.append(LOOK)
        news = any(weighed.findings[name] for name, one in said.items() if one.file.pk in self.new)
        return not self.problems and not news

    @property
    def must_look(self) -> bool:
        return not all(one.is_read for one in self.waiting)

    def context(self) -> dict[str, Any]:
        """What the form shows of files."""
        leaving = {one.pk for one in self.leaving}
        files = listed([*self.standing, *self.waiting])
        return {
            "files": [file | {"leaves": file["pk"] in leaving} for file in files],
            "problems": self.problems,
            "must_look": self.must_look,
            "looked": bool(self.request.POST.get(LOOKED)),
            "most": settings.ATTACHMENTS_A_POST,
            "most_bytes": in_words(settings.ATTACHMENT_MOST_BYTES),
            "days": settings.ATTACHMENT_DAYS_IN_DRAFTS,
            "endings": ENDINGS,
            "accept": ",".join(f".{ending}" for ending in OF_ENDING),
        }
