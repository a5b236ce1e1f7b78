"""What tells who a family is only together, each with the same words in an innocent sentence."""

import pytest

from guard import check

TOLD = [
    ("live_case", "ICO granted this morning. I'm sat in the car with mum.", "ICO granted"),
    ("live_case", "Ours goes before the DJ a week on Wednesday! Mum is scared.", "a week on"),
    ("court_date_place", "Been told the F.C. at Truro, 21st of Jan is off. Mum wept.", "Truro"),
    ("age_place", "She turned 22 on Sunday. Home is Mablethorpe, one bus a day.", "Mablethorpe"),
    ("date_of_birth", "Her little one came into the world on Valentine's Day 2024.", "2024"),
    ("first_name_with_context", "Fatou was rung on day one. She asked for help herself.", "Fatou"),
    ("social_media_handle", "Mum's snapchat (bigdaz-hodge) is open to all.", "bigdaz-hodge"),
    ("address", "Without names: number twelve. The road is Wrens Nest Close, Dudley.", "Wrens"),
    ("school_or_nursery_with_child", "He's in Reception, Mossgate, and dad drops him.", "Mossgate"),
    ("nhs_number", "It starts 451, then 356, and the last four are 0916.", "356"),
    ("phone", "Her number starts 07700, the middle bit is 900, and it ends 193.", "900"),
    ("case_number", "The Mosaic number is one one eight, four five oh two for her.", "four five"),
]
INNOCENT = [
    "When an ICO is granted in the morning, what do you tell parents?",
    "The training on giving evidence at Truro is on 21 January.",
    "Services for women under 25 in Great Yarmouth have a waiting list.",
    "The Children Act came into force on 14 October 1991 and she wrote about it.",
    "Fatou from the training team runs the webinar.",
    "Follow @NuffieldFJO for the judgments.",
    "Our office is at 12 Wrens Nest Close, next to the library; deliveries until five.",
    "We train staff at Mossgate Primary on trauma.",
    "Part one starts at 10, then 20 minutes for questions, and the last 5 are for notes.",
]


@pytest.mark.parametrize(("kind", "text", "words"), TOLD)
def test_what_stands_near_one_another_is_marked(kind: str, text: str, words: str) -> None:
    marked = [found.text for found in check(text) if found.type == kind]
    assert any(words in one or one in words for one in marked), check(text)


@pytest.mark.parametrize("text", INNOCENT)
def test_the_same_words_in_another_sense_are_not(text: str) -> None:
    assert check(text) == []
