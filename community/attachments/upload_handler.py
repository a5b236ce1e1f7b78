"""The first look at what is sent: a file that is too large is not even written to the disk.

The rest of the form is read all the same, so that nothing typed is lost.
"""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

from community.links import is_in_community


class StopsAtTheLimit(FileUploadHandler):
    """For the community alone. The names of what was left out stand in `request.too_large`."""

    taken_before, taken = 0, 0

    def new_file(self, *given: Any, **more: Any) -> None:
        super().new_file(*given, **more)
        self.taken_before += self.taken
        self.taken = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        self.taken += len(raw_data)
        most = settings.ATTACHMENT_MOST_BYTES
        together = most * settings.ATTACHMENTS_A_POST
        is_too_large = self.taken > most or self.taken + self.taken_before > together
        if is_too_large and self.request and is_in_community(self.request.path):
            self.taken = 0
            left_out(self.request).append(self.file_name or "")
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The file itself is made by the handlers after this one."""


def left_out(request: HttpRequest) -> list[str]:
    if not hasattr(request, "too_large"):
        request.too_large = []  # type: ignore[attr-defined]
    names: list[str] = request.too_large  # type: ignore[attr-defined]
    return names
