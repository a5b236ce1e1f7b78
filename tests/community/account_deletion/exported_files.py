"""The zip that a member takes away, got as they get it."""

import io
import zipfile
from typing import Any

from django.test import Client

from community.models import Member
from tests.community.people import signed_in
from tests.factories import PASSWORD

EXPORT = "/community/joining/export/"


def with_password(member: Member) -> Client:
    """Signed in, and asked for the password just now."""
    client = signed_in(member)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def taken_away(member: Member) -> zipfile.ZipFile:
    answer: Any = with_password(member).post(EXPORT)
    return zipfile.ZipFile(io.BytesIO(b"".join(answer)))
