"""Who edits in these tests."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from tests.factories import UserFactory


@pytest.fixture
def editor(db: None) -> User:
    user: User = UserFactory(name="Edda", email="edda@example.org", editor=True)
    return user


@pytest.fixture
def editor_client(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client


@pytest.fixture
def ann(db: None) -> User:
    """An editor, who writes."""
    user: User = UserFactory(name="Ann", email="ann@example.org", role="Editors")
    return user


@pytest.fixture
def ben(db: None) -> User:
    """Another editor, who reads what Ann wrote."""
    user: User = UserFactory(name="Ben", email="ben@example.org", role="Editors")
    return user


@pytest.fixture
def contributor(db: None) -> User:
    user: User = UserFactory(name="Cleo", email="cleo@example.org", role="Contributors")
    return user


@pytest.fixture
def media(settings: Any, tmp_path: Path) -> Path:
    """Files on a disk of this test's own, as the site keeps them."""
    settings.MEDIA_ROOT = tmp_path / "media"
    local = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": local}
    return tmp_path / "media"
