import pytest

from guard import check
from guard.findings import HOLD, TYPES, WARN
from guard.rules import RULES
from tests.guard.cases import DANGEROUS, INNOCENT

MARKED = [(kind, text) for kind, texts in DANGEROUS.items() for text in texts]


@pytest.mark.parametrize(("kind", "text"), MARKED)
def test_what_identifies_is_marked_where_it_stands(kind: str, text: str) -> None:
    opens = text.index("[")
    shuts = text.rindex("]") - 1
    shown = text[:opens] + text[opens + 1 : shuts + 1] + text[shuts + 2 :]
    found = [one for one in check(shown) if one.type == kind]
    assert any(one.start < shuts and opens < one.end for one in found), check(shown)


@pytest.mark.parametrize("text", INNOCENT)
def test_what_is_everyday_talk_of_this_field_is_left_alone(text: str) -> None:
    assert check(text) == []


def test_the_table_knows_every_type_and_says_what_to_do() -> None:
    assert {rule.type for rule in RULES} == set(TYPES)
    assert all(rule.severity in (HOLD, WARN) and rule.message.endswith(".") for rule in RULES)
    assert {rule.type for rule in RULES if rule.severity == HOLD} == {"nhs_number", "case_number"}
