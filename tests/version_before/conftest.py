"""What the version before left: its rows in the database, its key, and who signs in."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image
from pytest_django import Settings

from tests.version_before.stored import LINKS, store


@pytest.fixture(autouse=True)
def _key_of_before(settings: Settings) -> None:
    """Links and seals are signed with the key that their site had."""
    settings.SECRET_KEY = LINKS["secret_key"]
    settings.WAGTAILADMIN_BASE_URL = LINKS["base_url"]


@pytest.fixture
def stored(db: None) -> None:
    """The rows, as if made a second ago."""
    store()


@pytest.fixture
def picture_file() -> None:
    """What the row of the picture names."""
    name, output = LINKS["cms"]["ids"]["file"], BytesIO()
    Image.new("RGB", (640, 480), "teal").save(output, "JPEG")
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(output.getvalue()))


@pytest.fixture
def administrator(stored: None) -> Client:
    """Signed in by the session that they had before."""
    client = Client()
    client.cookies["sessionid"] = LINKS["sessions"]["administrator"]
    return client
