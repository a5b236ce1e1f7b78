"""Every refusal of an app has one base, and no app catches the refusals of another by it."""

from itertools import permutations

import pytest

from cms.evidence.link_checker.hosts import MayNotAsk
from cms.publishing.rules import Refused as PublishingRefused
from community.exceptions import NotPossible
from directory.services.actions import ActionRefused
from foundation.exceptions import ActionNotPossible
from foundation.uploads.exceptions import UploadRefused
from mapping_data.actions import RoundRefused
from mapping_data.importers.problems import ImportRefused
from mapping_data.models.frozen import FrozenRound

REFUSALS = [
    ActionRefused,
    UploadRefused,
    FrozenRound,
    ImportRefused,
    MayNotAsk,
    NotPossible,
    PublishingRefused,
    RoundRefused,
]


@pytest.mark.parametrize("refusal", REFUSALS)
def test_a_refusal_says_why_an_action_is_not_possible(refusal: type[Exception]) -> None:
    assert issubclass(refusal, ActionNotPossible)


def test_no_refusal_is_caught_as_another() -> None:
    assert not [pair for pair in permutations(REFUSALS, 2) if issubclass(*pair)]
