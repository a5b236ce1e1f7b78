"""Who edits in these tests."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from accounts.models import User
from tests.factories import UserFactory


@pytest.fixture
def editor(db: None) -> User:
    user: User = UserFactory(name="Edda", email="edda@example.org")
    user.groups.add(Group.objects.get(name="Directory editors"))
    return user


@pytest.fixture
def editor_client(client: Client, editor: User) -> Client:
    client.force_login(editor)
    return client
