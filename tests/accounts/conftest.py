"""People of the account tests."""

import pytest

from accounts.actions import keep_one_address
from accounts.models import User
from tests.accounts.people import PASSWORD
from tests.factories import with_second_step


@pytest.fixture
def administrator(db: None) -> User:
    return with_second_step(User.objects.create_superuser("ann@example.org", PASSWORD, name="Ann"))


@pytest.fixture
def member(db: None) -> User:
    """Signs in, and has no rights in the admin."""
    user = User.objects.create_user("mel@example.org", PASSWORD)
    keep_one_address(user=user, verified=True)
    return user
