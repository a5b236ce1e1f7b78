"""The first edition's documents in a folder of the test's own, where it may change them."""

from pathlib import Path
from shutil import copytree

import pytest

from cms.importers import frames, glossary, pages, spotlights
from cms.importers.paths import CONTENT


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "data"
    copytree(CONTENT, folder)
    for module in (frames, glossary, pages, spotlights):
        monkeypatch.setattr(module, "CONTENT", folder)
    return folder
