"""Those who wait outside: they may sign out, and withdraw what they asked for."""

import pytest

from community.membership.actions import leave_employer
from community.models import Member
from tests.community.people import make_member, signed_in

pytestmark = pytest.mark.django_db
JOINING = "/community/joining/"


@pytest.mark.parametrize("state", [Member.State.APPLIED, Member.State.ASKED])
def test_who_withdraws_an_application_is_told_that_and_nothing_of_an_employer(state: str) -> None:
    client = signed_in(make_member(experienced=False, state=state))
    html = client.post(f"{JOINING}leave/", follow=True).text
    assert "You withdrew your application." in html
    assert "changed employer" not in html


def test_who_left_as_a_member_is_told_so() -> None:
    member = make_member(experienced=False)
    leave_employer(member=member)
    assert "You left when you changed employer." in signed_in(member).get(JOINING).text


def test_who_waits_can_sign_out_from_the_page() -> None:
    client = signed_in(make_member(experienced=False, state=Member.State.APPLIED))
    assert '<a href="/accounts/logout/">Sign out</a>' in client.get(JOINING).text
