"""Administrators make accounts; the person alone knows the password."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from accounts.actions import keep_one_address
from accounts.models import User
from tests.accounts.people import PASSWORD
from tests.community.outbox import run_tasks

NEW = {"email": "New.Editor@Example.org", "name": "Nell"}


@pytest.fixture
def admin_client(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    return client


@pytest.mark.parametrize("address", ["/admin/users/", "/admin/users/new/", "/admin/my-account/"])
def test_the_admins_pages_about_people_open(admin_client: Client, address: str) -> None:
    response = admin_client.get(address)
    assert response.status_code == 200
    assert "First Name" not in response.text
    assert 'name="password1"' not in response.text


def test_people_are_found_by_name(admin_client: Client, member: User) -> None:
    member.name = "Quill"
    member.save()
    assert member.email in admin_client.get("/admin/users/results/?q=quil").text
    assert member.email not in admin_client.get("/admin/users/results/?q=quoll").text


def test_a_new_person_is_invited_chooses_a_password_and_signs_in(admin_client: Client) -> None:
    admin_client.post("/admin/users/new/", NEW)
    user = User.objects.get(email="new.editor@example.org")
    assert not user.has_usable_password()
    run_tasks()
    message = mail.outbox[0]
    assert message.subject == "Alongside: An account has been made for you"
    link = re.search(r"http://127.0.0.1:8000(\S+)", str(message.body))
    assert link
    visitor = Client()
    form = visitor.get(link[1], follow=True)
    words = {"password1": PASSWORD, "password2": PASSWORD}
    visitor.post(form.redirect_chain[-1][0], words)
    answer = visitor.post("/accounts/login/", {"login": user.email, "password": PASSWORD})
    assert answer.headers["Location"] == "/community/"


def test_an_address_that_is_taken_is_refused_once_in_plain_words(admin_client: Client) -> None:
    html = admin_client.post("/admin/users/new/", {"email": "ANN@example.org"}).text
    assert html.count("There is already an account with this e-mail address.") == 1


def test_the_page_says_what_to_do_where_the_invitation_does_not_arrive(
    admin_client: Client,
) -> None:
    html = admin_client.post("/admin/users/new/", NEW, follow=True).text
    assert "A link to choose a password goes to new.editor@example.org" in html
    assert "sends it again" in html


def test_a_changed_address_must_be_proven_and_the_former_one_opens_nothing(
    admin_client: Client, member: User
) -> None:
    fields = {"email": "moved@example.org", "name": "Mel", "is_active": "on"}
    admin_client.post(f"/admin/users/edit/{member.pk}/", fields)
    address = EmailAddress.objects.get(user=member)
    assert (address.email, address.verified) == ("moved@example.org", False)
    former = Client().post("/accounts/login/", {"login": "mel@example.org", "password": PASSWORD})
    assert "not correct" in former.text
    new = Client().post("/accounts/login/", {"login": "moved@example.org", "password": PASSWORD})
    assert new.headers["Location"] == "/accounts/confirm-email/"


def test_an_edit_that_keeps_the_address_keeps_it_verified(member: User) -> None:
    keep_one_address(user=member, verified=False)
    assert EmailAddress.objects.get(user=member).verified


def test_one_gives_oneself_a_name_in_the_account_page(admin_client: Client) -> None:
    admin_client.post(
        "/admin/my-account/",
        {
            "name-name": "Ann of Trent",
            "theme-theme": "system",
            "theme-contrast": "system",
            "theme-density": "default",
        },
    )
    assert User.objects.get(email="ann@example.org").name == "Ann of Trent"


def test_a_forgotten_password_is_chosen_anew_and_the_mail_says_which_it_is(
    client: Client, member: User
) -> None:
    client.post("/accounts/password/reset/", {"email": member.email})
    run_tasks()
    assert mail.outbox[0].subject == "Alongside: Choose a new password"
    assert "example.com" not in mail.outbox[0].body


def test_a_forgotten_password_of_nobody_sends_nothing(client: Client, db: None) -> None:
    answer = client.post("/accounts/password/reset/", {"email": "nobody@example.org"})
    assert answer.headers["Location"] == "/accounts/password/reset/done/"
    run_tasks()
    assert mail.outbox == []
