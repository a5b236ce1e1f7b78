"""Where files of members lie: a folder of its own that no address leads to."""

from django.conf import settings
from django.core.files.storage import FileSystemStorage


class PrivateFiles(FileSystemStorage):
    """Read by the server's own account alone, and served by a view that asks who may."""

    def __init__(self) -> None:
        super().__init__(
            location=settings.PRIVATE_FILES,
            file_permissions_mode=0o600,
            directory_permissions_mode=0o700,
        )

    def url(self, name: str | None) -> str:
        raise NotImplementedError("A private file has no address of its own.")
