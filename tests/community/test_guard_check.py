"""What follows from the findings of a piece of writing as a whole."""

import pytest

from community.guard_check import weigh

NAMED = "Kayleigh Marsden: advice needed"
BORN = "Her date of birth is 4 March 1998, does that change who pays?"


def test_a_name_in_the_title_and_a_birth_in_the_text_are_held_together() -> None:
    weighed = weigh(title=NAMED, text=BORN)
    assert weighed.holds
    severities = {one.severity for part in weighed.findings.values() for one in part}
    assert severities == {"hold"}


@pytest.mark.parametrize(("title", "text"), [(NAMED, "Who pays?"), ("Who pays?", BORN)])
def test_either_alone_only_warns(title: str, text: str) -> None:
    weighed = weigh(title=title, text=text)
    assert weighed.any
    assert not weighed.holds
