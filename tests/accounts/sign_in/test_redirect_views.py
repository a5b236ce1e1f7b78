"""allauth is the one door, for the admin too."""

import pytest
from django.test import Client

from accounts.models import User
from tests.accounts.people import PASSWORD, enter


@pytest.mark.parametrize(
    ("address", "leads_to"),
    [
        ("/admin/login/?next=/admin/users/", "/accounts/login/?next=%2Fadmin%2Fusers%2F"),
        ("/admin/logout/", "/accounts/logout/"),
        ("/admin/password_reset/", "/accounts/password/reset/"),
        ("/admin/password_reset/confirm/MQ/abc/", "/accounts/password/reset/"),
        ("/admin/password_reset/done/", "/accounts/password/reset/"),
    ],
)
def test_the_admins_own_doors_lead_to_the_one_door(
    client: Client, db: None, address: str, leads_to: str
) -> None:
    response = client.get(address)
    assert response.headers["Location"] == leads_to


def test_a_password_sent_to_the_admins_own_door_opens_nothing(
    client: Client, administrator: User
) -> None:
    fields = {"username": administrator.email, "password": PASSWORD}
    client.post("/admin/login/", fields, follow=True)
    assert "_auth_user_id" not in client.session


def test_a_visitor_to_the_admin_is_asked_to_sign_in_and_then_gets_there(
    client: Client, administrator: User
) -> None:
    asked = client.get("/admin/users/", follow=True)
    assert asked.redirect_chain[-1][0] == "/accounts/login/?next=%2Fadmin%2Fusers%2F"
    answer = enter(client, administrator, login="Ann@Example.org", next="/admin/users/")
    assert answer.headers["Location"] == "/admin/users/"


def test_somebody_without_rights_is_refused_in_words_and_not_sent_in_circles(
    client: Client, member: User
) -> None:
    client.force_login(member)
    response = client.get("/admin/", follow=True)
    assert response.status_code == 403
    assert "Your account has no access to these pages" in response.text
    assert "mel@example.org" in response.text
    assert "permission" not in response.text, "said twice, the second time in Wagtail's words"


def test_the_refusal_is_not_repeated_on_the_next_page(client: Client, member: User) -> None:
    client.force_login(member)
    client.get("/admin/", follow=True)
    assert "permission" not in client.get("/accounts/password/change/", follow=True).text


def test_sign_in_takes_an_editor_to_the_admin_and_anyone_else_to_the_community(
    client: Client, administrator: User, member: User
) -> None:
    for user, leads_to in [(administrator, "/admin/"), (member, "/community/")]:
        assert enter(client, user).headers["Location"] == leads_to
        client.logout()


def test_the_admins_log_out_button_signs_out(client: Client, administrator: User) -> None:
    client.force_login(administrator)
    response = client.post("/admin/logout/")
    assert (response.status_code, response.headers["Location"]) == (307, "/accounts/logout/")
    client.post("/accounts/logout/")
    assert "_auth_user_id" not in client.session
