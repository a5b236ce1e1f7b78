"""A topic, and a member who writes in it."""

import pytest
from django.test import Client

from community.models import Member, Topic
from tests.community.people import make_board, make_member, make_topic, signed_in


@pytest.fixture
def topic(db: None) -> Topic:
    return make_topic(make_board(), make_member())


@pytest.fixture
def member(db: None) -> Member:
    return make_member()


@pytest.fixture
def client(member: Member) -> Client:
    return signed_in(member)
