"""For a lost phone: an administrator takes the second step away, by name and on record."""

import pytest
from django.core import mail
from django.test import Client
from wagtail.models import ModelLogEntry

from accounts.actions import SECOND_STEP_RESET, delete_user
from accounts.mfa.policy import has_second_step
from accounts.models import User
from tests.community.outbox import run_tasks
from tests.factories import UserFactory


def entering(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def editor(db: None) -> User:
    return UserFactory(role="Editors", name="Edda Unlucky")


def test_an_administrator_resets_it_from_the_list_of_users_and_the_log_says_so(
    editor: User, administrator: User
) -> None:
    address = f"/admin/second-step/{editor.pk}/"
    client = entering(administrator)
    assert address in client.get("/admin/users/").text
    assert "Make sure who asks" in client.get(address).text
    assert has_second_step(editor)
    client.post(address)
    run_tasks()
    assert not has_second_step(editor)
    entry = ModelLogEntry.objects.get(action=SECOND_STEP_RESET)
    assert (entry.user, entry.object_id) == (administrator, str(editor.pk))
    assert mail.outbox[0].to == [editor.email]
    assert "nothing to reset" in client.get(address).text


def test_nobody_resets_their_own_nor_that_of_somebody_above(
    editor: User, administrator: User
) -> None:
    role = UserFactory(role="Administrators")
    for by, whose in ((administrator, administrator), (role, administrator), (editor, role)):
        entering(by).post(f"/admin/second-step/{whose.pk}/")
        assert has_second_step(whose)


def test_the_log_forgets_the_name_with_the_account(editor: User, administrator: User) -> None:
    entering(administrator).post(f"/admin/second-step/{editor.pk}/")
    delete_user(user=editor)
    assert ModelLogEntry.objects.get(action=SECOND_STEP_RESET).label == "A deleted account"
