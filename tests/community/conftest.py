"""What every test of the community finds."""

import pytest

from community.models import Attachment
from community.models.attachments import private_files


@pytest.fixture(autouse=True)
def one_store_of_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that changes `STORAGES` has every storage in memory made anew, and empty; the field
    would go on with the one that it was given at the start."""
    monkeypatch.setattr(Attachment._meta.get_field("file"), "storage", private_files())
