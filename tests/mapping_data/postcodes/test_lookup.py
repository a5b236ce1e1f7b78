"""Looking postcodes up in a file built from a tiny source."""

import threading
from pathlib import Path

import pytest
from pyproj import Transformer

from mapping_data.postcodes.districts import read_lookup
from mapping_data.postcodes.grid import to_wgs84
from mapping_data.postcodes.lookup import PostcodesNotBuilt, PostcodeStore
from tests.mapping_data.postcode_files import fixture_rows, tiny_store


@pytest.fixture
def store(tmp_path: Path) -> PostcodeStore:
    return tiny_store(tmp_path)


def test_every_row_with_a_position_is_found_at_it(store: PostcodeStore) -> None:
    """Against the slow and obvious way: the rows themselves, projected by pyproj."""
    project = Transformer.from_crs(27700, 4326, always_xy=True).transform
    lookup, checked = read_lookup(), 0
    for row in fixture_rows():
        district = row["laua"]
        if district[:1] in ("E", "W", "S") and not row["pcd"].startswith("NPT"):
            found = store.postcode(row["pcd"])
            assert found is not None, row["pcd"]
            upper = lookup[district].code if district[0] == "E" else district
            assert found.authority_code == upper
            longitude, latitude = project(float(row["oseast1m"]), float(row["osnrth1m"]))
            # 0.00005 degrees is 5 m; a wide sector keeps 3 m.
            assert found.longitude == pytest.approx(longitude, abs=5e-5)
            assert found.latitude == pytest.approx(latitude, abs=5e-5)
            checked += 1
    assert checked == 25


@pytest.mark.parametrize(
    ("postcode", "authority"),
    [
        ("M6 5AA", "E08000006"),  # unitary in one tier
        ("CT1 1AA", "E10000016"),  # a district of Kent
        ("CA11 0AA", "E06000064"),  # Westmorland and Furness, since 2023
        ("S1 1AA", "E08000039"),  # Sheffield, recoded in 2025
        ("S70 1AA", "E08000038"),  # Barnsley, recoded in 2025
        ("EC2V 5AA", "E09000001"),
    ],
)
def test_an_english_postcode_names_the_upper_tier_in_force(
    store: PostcodeStore, postcode: str, authority: str
) -> None:
    found = store.postcode(postcode)
    assert found is not None
    assert (found.country, found.authority_code) == ("England", authority)


@pytest.mark.parametrize(
    ("postcode", "country", "authority"),
    [("CH4 0AA", "Wales", "W06000005"), ("TD15 1BT", "Scotland", "S12000026")],
)
def test_a_welsh_or_scottish_postcode_says_so(
    store: PostcodeStore, postcode: str, country: str, authority: str
) -> None:
    found = store.postcode(postcode)
    assert found is not None
    assert (found.country, found.authority_code) == (country, authority)


@pytest.mark.parametrize(
    ("postcode", "country"),
    [
        ("BT1 1AA", "Northern Ireland"),
        ("BT77 9ZZ", "Northern Ireland"),
        ("JE2 3AB", "Channel Islands"),
        ("IM1 1AA", "Isle of Man"),
    ],
)
def test_beyond_great_britain_only_the_country_is_known(
    store: PostcodeStore, postcode: str, country: str
) -> None:
    found = store.postcode(postcode)
    assert found is not None
    assert (found.country, found.authority_code, found.longitude) == (country, None, None)
    outward = store.outward(postcode)
    assert outward is not None
    assert (outward.country, outward.authorities, outward.latitude) == (country, (), None)


@pytest.mark.parametrize(
    "text", ["M6 9ZZ", "M6 5PQ", "M6 9BS", "ZZ1 1AA", "GIR 0AA", "NPT 0AD", "M6", "Salford", ""]
)
def test_an_unknown_postcode_is_none_and_not_a_guess(store: PostcodeStore, text: str) -> None:
    assert store.postcode(text) is None


def test_an_outward_code_that_spans_authorities_gives_all_of_them(store: PostcodeStore) -> None:
    found = store.outward("m7")
    assert found is not None
    shares = [(share.code, share.postcodes) for share in found.authorities]
    assert shares == [("E08000006", 3), ("E08000003", 2)]
    assert found.country == "England"
    # The mean of the five rows.
    assert (found.longitude, found.latitude) == pytest.approx(to_wgs84(383_305, 400_793), abs=2e-5)


def test_an_outward_code_across_a_border_names_both_countries(store: PostcodeStore) -> None:
    found = store.outward("TD15")
    assert found is not None
    assert (found.countries, found.country) == (("England", "Scotland"), None)
    assert [share.code for share in found.in_england] == ["E06000057"]
    assert [share.code for share in found.authorities] == ["E06000057", "S12000026"]


def test_an_outward_code_without_districts_takes_the_one_country_of_its_area(
    store: PostcodeStore,
) -> None:
    found = store.outward("LE99")
    assert found is not None
    assert (found.country, found.authorities) == ("England", ())
    # CH lies in England and in Wales: nothing says which.
    assert store.outward("CH90") is None


def test_an_unknown_full_postcode_is_answered_by_its_outward_code(store: PostcodeStore) -> None:
    found = store.outward("M6 9ZZ")
    assert found is not None
    assert found.outward == "M6"


def test_many_threads_get_the_right_answers(store: PostcodeStore) -> None:
    wrong: list[str] = []

    def ask(postcode: str, authority: str) -> None:
        for _ in range(200):
            found = store.postcode(postcode)
            if found is None or found.authority_code != authority:
                wrong.append(postcode)

    asked = [("M6 5AA", "E08000006"), ("CT1 1AA", "E10000016"), ("S1 1AA", "E08000039")] * 3
    threads = [threading.Thread(target=ask, args=pair) for pair in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []


def test_a_missing_file_names_the_command_that_builds_it(tmp_path: Path) -> None:
    store = PostcodeStore(tmp_path / "nowhere.sqlite3")
    with pytest.raises(PostcodesNotBuilt, match=r"manage\.py build_postcodes"):
        store.postcode("M6 5AA")
    assert store.ready()[0] is False
    assert "build_postcodes" in store.ready()[1]
    assert not (tmp_path / "nowhere.sqlite3").exists()


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "postcodes.sqlite3"
    target.write_text("not a database at all, but long enough to be read as one" * 10)
    with pytest.raises(PostcodesNotBuilt, match="is not a postcode file"):
        PostcodeStore(target).outward("M6")


def test_a_store_that_works_says_what_it_holds(store: PostcodeStore) -> None:
    ready, sentence = store.ready()
    assert ready
    assert sentence.startswith("25 postcodes of a tiny directory, built 20")
