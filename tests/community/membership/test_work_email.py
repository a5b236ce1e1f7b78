"""What an address says of its owner's work, as the desk reads it."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail

from accounts.actions import keep_one_address
from community.membership.work_email import is_work_address
from community.models import Member
from tests.community.outbox import run_tasks
from tests.community.people import APPLYING, moderator, signed_in
from tests.factories import PASSWORD, UserFactory


@pytest.fixture
def applicant(db: None) -> Member:
    client = signed_in(UserFactory(email="kim@made-up.gov.uk"))
    client.post("/community/joining/", APPLYING)
    return Member.objects.get()


@pytest.mark.parametrize(
    ("email", "is_listed"),
    [
        ("kim@salford.gov.uk", True),
        ("kim@nhs.net", True),
        ("kim@sub.trust.nhs.uk", True),
        ("kim@notgov.uk", False),
        ("kim@gov.uk.example.com", False),
        ("kim@example.org", False),
    ],
)
def test_a_work_address_is_told_by_its_whole_domain(email: str, is_listed: bool) -> None:
    assert is_work_address(email) is is_listed


def at_work(member: Member) -> bool:
    member.refresh_from_db()
    html = signed_in(moderator()).get(f"/community/moderation/members/{member.pk}/").text
    assert member.work_address is ("At a public body" in html)
    return member.work_address


def test_a_change_of_address_changes_what_the_desk_says_of_it(applicant: Member) -> None:
    user = applicant.user
    assert user is not None
    assert at_work(applicant)
    user.email = "kim@private.example"
    user.save()
    keep_one_address(user=user, verified=True)
    assert not at_work(applicant)
    user.email = "kim@another.gov.uk"
    user.save()
    keep_one_address(user=user, verified=False)
    assert not at_work(applicant), "not before it is proved"
    address = EmailAddress.objects.get(user=user)
    address.verified = True
    address.save()
    assert at_work(applicant)


def test_the_owner_who_proves_a_private_address_is_no_longer_at_work(applicant: Member) -> None:
    client = signed_in(applicant)
    assert applicant.user is not None
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.post("/accounts/email/", {"email": "kim@private.example", "action_add": ""})
    assert at_work(applicant), "the old one stands until the new one is proved"
    run_tasks()
    link = re.search(r"127.0.0.1:8000(/accounts/confirm-email/\S+)", str(mail.outbox[-1].body))
    assert link
    client.post(link[1])
    applicant.user.refresh_from_db()
    assert applicant.user.email == "kim@private.example"
    assert not at_work(applicant)
