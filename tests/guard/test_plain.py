import random

import pytest

from guard.plain import plain

DISGUISES = [
    ("J**ad**e", "Jade"),
    ("J\u200bade", "Jade"),
    ("Ja&shy;de", "Jade"),
    ("Ja<b>de</b>", "Jade"),
    ("Jаdе", "Jade"),  # two letters are Cyrillic
    ("Ｊａｄｅ", "Jade"),
    ("Zoë Żak", "Zoe Zak"),
    ("９４３", "943"),
    ("٩٤٣", "943"),
    ("9️⃣4️⃣3️⃣", "943"),
    ("name&#64;mail.example", "name@mail.example"),
    ("M6%205FW", "M6 5FW"),
    ("M6\xa05FW", "M6 5FW"),
    ("a\\_b", "a_b"),
    ("_Jade_", "Jade"),
    ("lil_dee", "lil_dee"),
    ("“it’s”", '"it\'s"'),
    ("12–14", "12-14"),
]


@pytest.mark.parametrize(("written", "shown"), DISGUISES)
def test_a_disguise_falls_away(written: str, shown: str) -> None:
    assert plain(written).text == shown


@pytest.mark.parametrize(("written", "shown"), DISGUISES)
def test_a_span_leads_back_to_what_was_written(written: str, shown: str) -> None:
    before, after = "She said ", " to me."
    whole = plain(before + written + after)
    start = whole.text.index(shown)
    first, last = whole.span(start, start + len(shown))
    inside = written.strip("_*")
    assert (before + written + after)[first:last].startswith(inside[0])
    assert plain((before + written + after)[first:last]).text == shown


def test_every_character_stands_for_some_of_the_text_and_none_goes_backwards() -> None:
    signs = "ab9 \n*_`~<b>&amp;&#64;%40\u200bé９Жß…‑\\\U0001f600\ud800"
    chance = random.Random(5)
    for _ in range(300):
        written = "".join(chance.choices(signs, k=40))
        shown = plain(written)
        assert len(shown.text) == len(shown.starts) == len(shown.ends)
        assert shown.starts == sorted(shown.starts)
        assert all(
            0 <= a < b <= len(written) for a, b in zip(shown.starts, shown.ends, strict=True)
        )


def test_plain_text_stays_as_it_is() -> None:
    text = "The Children Act 1989, s.97.\nA second line (with 3 < 4)."
    assert plain(text).text == text
    assert plain(plain(text).text).text == text
