"""What we wrote by hand beside the register still fits the register, row for row."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
REGISTER = ROOT / "mapping_data" / "data" / "register"
SOURCES = ROOT / "mapping_data" / "data" / "sources.csv"
CURATED = ROOT / "directory" / "data"
NAMES = ("offers", "offer_spellings", "plain_summaries", "service_details")
FILES = [SOURCES, *(CURATED / f"{name}.csv" for name in NAMES)]

# A new reference begins at an address or a seed file; a "; " inside a remark does not.
NEXT_REFERENCE = re.compile(r"; (?=https?://|\d{3}_)")
E_MAIL = re.compile(r"\S+@\S+")
PHONE = re.compile(r"\+44|\b0\d[\d ()-]{7,}\d")
KINDS = {
    "national_mapping",
    "handbook",
    "own_publication",
    "press",
    "research",
    "professional",
    "official",
}
SEED = re.compile(r"\d{3}_[0-9a-f]{16}\.txt")
REGISTER_DATE = re.compile(r"(c\.)?\d{4}(-\d{2})?|undated")

Row = dict[str, str]


def read(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def services() -> list[Row]:
    return read(REGISTER / "services.csv")


def slugs() -> list[str]:
    return [row["slug"] for row in services()]


def spellings_of_the_register() -> set[str]:
    cells = (row["interventions"] for row in services())
    return {part.strip() for cell in cells for part in cell.split(";") if part.strip()}


def references(row: Row) -> Iterator[str]:
    """The address or seed file of each source of a service, without the remark after it."""
    yield row["source"]
    for reference in NEXT_REFERENCE.split(row["other_sources"]):
        if reference:
            yield reference.split(" ")[0]


def words(text: str) -> int:
    return len(text.split())


def test_every_spelling_of_the_register_is_mapped_and_no_other() -> None:
    mapped = {row["spelling"] for row in read(CURATED / "offer_spellings.csv")}
    assert mapped == spellings_of_the_register()


def test_no_spelling_is_mapped_twice_to_the_same_offer() -> None:
    pairs = [(row["spelling"], row["offer"]) for row in read(CURATED / "offer_spellings.csv")]
    assert len(pairs) == len(set(pairs))


def test_a_spelling_mapped_to_two_offers_says_why() -> None:
    rows = read(CURATED / "offer_spellings.csv")
    spellings = [row["spelling"] for row in rows]
    twice = [row for row in rows if spellings.count(row["spelling"]) > 1]
    assert [row["spelling"] for row in twice if not row["reason"]] == []


def test_every_offer_is_used_and_every_used_offer_is_known() -> None:
    known = [row["slug"] for row in read(CURATED / "offers.csv")]
    used = {row["offer"] for row in read(CURATED / "offer_spellings.csv")}
    assert len(known) == len(set(known))
    assert used == set(known)


def test_spellings_stand_sorted_by_offer_so_that_a_reader_can_check_the_fold() -> None:
    order = [
        (row["offer"], row["spelling"].casefold()) for row in read(CURATED / "offer_spellings.csv")
    ]
    assert order == sorted(order)


def test_every_offer_is_explained_in_one_short_sentence() -> None:
    for row in read(CURATED / "offers.csv"):
        assert row["name"]
        assert 4 <= words(row["plain_words"]) <= 25, row["slug"]
        assert re.fullmatch(r"[^.!?]+\.", row["plain_words"]), row["slug"]


def test_a_remark_with_a_semicolon_does_not_make_a_reference() -> None:
    row = {"source": "a", "other_sources": "https://b.org/ (two; three); 002_f.txt p. 3"}
    assert list(references(row)) == ["a", "https://b.org/", "002_f.txt"]


def test_every_source_of_a_service_has_one_row_and_no_row_is_left_over() -> None:
    keys = [row["key"] for row in read(SOURCES)]
    assert len(keys) == len(set(keys))
    assert set(keys) == {key for row in services() for key in references(row)}


def test_every_source_is_described() -> None:
    for row in read(SOURCES):
        assert row["title"], row["key"]
        assert row["publisher"], row["key"]
        assert row["licence_note"], row["key"]
        assert row["kind"] in KINDS, row["key"]
        assert REGISTER_DATE.fullmatch(row["date"]), row["key"]
        assert row["url"] == ("" if SEED.fullmatch(row["key"]) else row["key"])


def test_a_source_bears_the_date_that_the_services_resting_on_it_give() -> None:
    dates = {row["key"]: row["date"] for row in read(SOURCES)}
    differing = {
        row["slug"]: row["source_date"]
        for row in services()
        if row["source_date"] != dates[row["source"]]
    }
    assert differing == {}


def test_every_service_has_one_summary() -> None:
    assert [row["slug"] for row in read(CURATED / "plain_summaries.csv")] == slugs()


def test_every_summary_is_short_and_names_no_way_to_reach_a_person() -> None:
    for row in read(CURATED / "plain_summaries.csv"):
        summary = row["summary"]
        assert 20 <= words(summary) <= 70, row["slug"]
        assert not E_MAIL.search(summary), row["slug"]
        assert not PHONE.search(summary), row["slug"]
        assert "\u2014" not in summary, row["slug"]


def test_a_summary_never_passes_an_old_or_unknown_state_for_a_current_one() -> None:
    state = {row["slug"]: (row["status"], row["status_as_at"]) for row in services()}
    for row in read(CURATED / "plain_summaries.csv"):
        status, as_at = state[row["slug"]]
        summary = row["summary"].casefold()
        if status == "closed":
            assert "closed" in summary, row["slug"]
        elif status in {"unknown", "in development"}:
            assert "not known" in summary, row["slug"]
        elif as_at == "unknown":
            assert "no date" in summary or "undated" in summary, row["slug"]
        else:
            assert "was reported as" in summary, row["slug"]
            assert as_at[:4] in summary, row["slug"]


def test_a_neighbouring_service_is_called_one() -> None:
    summaries = {row["slug"]: row["summary"] for row in read(CURATED / "plain_summaries.csv")}
    for row in services():
        neighbouring = row["model"] == "related" or row["outside_england"] == "yes"
        assert ("neighbouring kind of help" in summaries[row["slug"]]) == neighbouring, row["slug"]


def test_details_refer_to_known_services_once_and_to_their_seed() -> None:
    rows = read(CURATED / "service_details.csv")
    named = [row["slug"] for row in rows]
    assert set(named) <= set(slugs())
    assert len(named) == len(set(named))
    for row in rows:
        assert SEED.fullmatch(row["source"]), row["slug"]
        assert row["locator"], row["slug"]
        said = row["referral_route"] + row["referral_by"] + row["entry_conditions"]
        assert said, row["slug"]
        assert not E_MAIL.search(said), row["slug"]
        assert not PHONE.search(said), row["slug"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_every_row_has_as_many_cells_as_the_header_and_no_stray_space(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.reader(lines))
    assert {len(row) for row in rows} == {len(rows[0])}
    assert [cell for row in rows for cell in row if cell != cell.strip()] == []
    assert b"\r" not in path.read_bytes()
