"""A team's mailbox is shown, a person's never."""

import pytest

from directory.personal_emails import personal_reason

PERSONAL = [
    "jane.smith@council.gov.uk",
    "j.smith@council.gov.uk",
    "jane_smith@council.gov.uk",
    "jane-smith2@charity.org.uk",
    "jane.a.smith@council.gov.uk",
    "Jane.Smith+referrals@council.gov.uk",
    "smith.j@nhs.net",
]
OF_A_TEAM = [
    "brighterfutures@leics.gov.uk",
    "securingchange@stmichaelsfellowship.org.uk",
    "mkbucks@fdact.org.uk",
    "early.help@council.gov.uk",
    "pause.hull@council.gov.uk",
    "childrens.services.duty@council.gov.uk",
    "info@charity.org.uk",
    "fdac-team@council.gov.uk",
    "frontdoor.north@council.gov.uk",
    "",
]


@pytest.mark.parametrize("address", PERSONAL)
def test_an_address_built_like_a_name_is_refused_with_a_reason(address: str) -> None:
    assert "looks like one person's address" in personal_reason(address)


@pytest.mark.parametrize("address", OF_A_TEAM)
def test_a_teams_address_is_taken(address: str) -> None:
    assert personal_reason(address) == ""


def test_the_reason_says_how_the_address_is_built() -> None:
    assert "an initial and a surname" in personal_reason("j.smith@council.gov.uk")
    assert "a first and a last name" in personal_reason("jane.smith@council.gov.uk")


def test_words_of_the_services_own_name_are_no_persons() -> None:
    address = "action.change@council.gov.uk"
    assert personal_reason(address)
    assert not personal_reason(address, "Action for Change")
