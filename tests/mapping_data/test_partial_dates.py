"""Dates keep the precision of their source, and ages count from the earliest day allowed."""

from datetime import date

import pytest

from mapping_data.partial_dates import UNKNOWN, AgeBand, PartialDate

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("written", "words", "precision", "earliest"),
    [
        ("2017", "2017", "year", date(2017, 1, 1)),
        ("2021-06", "June 2021", "month", date(2021, 6, 1)),
        ("2021-06-30", "30 June 2021", "day", date(2021, 6, 30)),
        ("c.2017", "about 2017", "about", date(2017, 1, 1)),
        ("c.2020-09", "about September 2020", "about", date(2020, 9, 1)),
        ("", "date not known", "unknown", None),
    ],
)
def test_a_date_is_shown_as_written_and_reads_back(
    written: str, words: str, precision: str, earliest: date | None
) -> None:
    parsed = PartialDate.parse(written)

    assert parsed.words == words
    assert parsed.precision == precision
    assert parsed.earliest == earliest
    assert str(parsed) == written
    assert PartialDate.parse(str(parsed)) == parsed


@pytest.mark.parametrize("text", ["unknown", "undated", " n.d. ", "", None])
def test_every_way_of_saying_unknown_is_unknown(text: str | None) -> None:
    assert PartialDate.parse(text) == UNKNOWN
    assert not PartialDate.parse(text)


@pytest.mark.parametrize("text", ["about 2017", "circa 2017", "c 2017", "c.2017", "c. 2017"])
def test_about_may_be_typed_in_words(text: str) -> None:
    assert str(PartialDate.parse(text)) == "c.2017"


@pytest.mark.parametrize(
    "text", ["2021-13", "2021-02-30", "21", "June 2021", "0017", "2021-6", "2021-06-", "999999"]
)
def test_what_is_not_a_date_is_refused_by_name(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    ("written", "band"),
    [
        ("2026-11-22", AgeBand.WITHIN_12_MONTHS),
        ("2025-11-22", AgeBand.WITHIN_12_MONTHS),
        ("2025-11-21", AgeBand.ONE_TO_THREE_YEARS),
        ("2025-11", AgeBand.ONE_TO_THREE_YEARS),  # it may have been the first of the month
        ("2025", AgeBand.ONE_TO_THREE_YEARS),
        ("2026", AgeBand.WITHIN_12_MONTHS),
        ("2023-11-22", AgeBand.ONE_TO_THREE_YEARS),
        ("2023-11-21", AgeBand.OVER_THREE_YEARS),
        ("c.2023", AgeBand.OVER_THREE_YEARS),
        ("", AgeBand.UNDATED),
    ],
)
def test_age_counts_from_the_earliest_day_that_the_words_allow(written: str, band: AgeBand) -> None:
    assert PartialDate.parse(written).age_band(TODAY) == band


def test_a_leap_day_ages_by_years_without_an_error() -> None:
    assert PartialDate.parse("2024-02-29").age_band(date(2025, 2, 28)) == AgeBand.WITHIN_12_MONTHS
    assert PartialDate.parse("2024-02-29").age_band(date(2025, 3, 1)) == AgeBand.ONE_TO_THREE_YEARS


@pytest.mark.parametrize(
    ("written", "latest"),
    [("2023", date(2023, 12, 31)), ("2024-02", date(2024, 2, 29)), ("", None)],
)
def test_a_period_runs_to_the_last_day_that_its_words_allow(
    written: str, latest: date | None
) -> None:
    assert PartialDate.parse(written).latest == latest
