"""The search box and pasted addresses: a full postcode never stands in an address."""

from pathlib import Path

import pytest
from django.test import Client

from mapping_data.postcodes.lookup import PostcodeStore

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("M6 5PQ", "/services/?authority=E08000006&near=M6"),
        ("  m65pq ", "/services/?authority=E08000006&near=M6"),
        ("M6\t5PQ\x00", "/services/?authority=E08000006&near=M6"),
        ("CF10 1EP", "/services/?authority=W06000015&near=CF10"),
        ("M6 9ZZ", "/services/?near=M6&postcode=unknown"),
        ("ZZ99 9ZZ", "/services/?near=ZZ99&postcode=unknown"),
        ("BT1 5GS", "/services/?near=BT1"),
        ("M6.5PQ", "/services/?authority=E08000006&near=M6"),
        ("m 6 5 p q", "/services/?authority=E08000006&near=M6"),
        ("my postcode is M6 5PQ please", "/services/?authority=E08000006&near=M6"),
        ("(M6 5PQ).", "/services/?authority=E08000006&near=M6"),
        ("M6 5PO", "/services/?near=M6&postcode=unknown"),
        ("Kent County Council", "/services/?near=Kent+County+Council"),
        ("City of Bristol", "/services/?near=City+of+Bristol"),
        ("e08000006", "/services/?authority=E08000006"),
        ("m6", "/services/?near=M6"),
        ("Salford", "/services/?near=Salford"),
        ("newport", "/services/?near=newport"),
        ("Kent", "/services/?near=Kent"),
        ("pre-birth", "/services/?q=pre-birth"),
        ("", "/services/"),
        (" \x00 ", "/services/"),
        ("couple near M6 5PQ drugs", "/services/?q=couple+near+drugs&authority=E08000006&near=M6"),
    ],
)
def test_the_box_answers_with_a_safe_address(client: Client, typed: str, address: str) -> None:
    response = client.post("/services/find/", {"q": typed})

    assert (response.status_code, response["Location"]) == (302, address)
    assert not response.cookies


def test_the_box_takes_no_get_and_cuts_an_endless_text(client: Client) -> None:
    assert client.get("/services/find/").status_code == 405
    assert len(client.post("/services/find/", {"q": "word " * 5000})["Location"]) < 300
    assert client.post("/services/find/").status_code == 302


@pytest.mark.parametrize(
    ("address", "safe"),
    [
        ("/services/?q=M6+5PQ", "/services/?authority=E08000006&near=M6"),
        ("/services/?near=m65pq", "/services/?authority=E08000006&near=M6"),
        ("/services/?near=M6%205PQ&who=women", "/services/?who=women&authority=E08000006&near=M6"),
        (
            "/services/?q=pause+M6+5PQ&model=pause",
            "/services/?q=pause&model=pause&authority=E08000006&near=M6",
        ),
        ("/services.csv?near=M6+5PQ", "/services.csv?authority=E08000006&near=M6"),
        ("/services.geojson?q=M6+9ZZ", "/services.geojson?near=M6&postcode=unknown"),
        ("/areas/?from=M6+5PQ", "/areas/?from=M6"),
        ("/services/?near=m+6+5+p+q", "/services/?authority=E08000006&near=M6"),
        ("/services/?M6+5PQ", "/services/?authority=E08000006&near=M6"),
        ("/services/?q=M6+5PO", "/services/?near=M6&postcode=unknown"),
        ("/?utm_source=M6+5PQ+mail", "/?utm_source=mail+M6"),
    ],
)
def test_a_pasted_postcode_is_answered_by_the_safe_address(
    client: Client, address: str, safe: str
) -> None:
    response = client.get(address)

    assert (response.status_code, response["Location"]) == (302, safe)
    assert response["Cache-Control"] == "private, no-store"
    assert not response.cookies
    assert "M6+5PQ" not in response["Location"].upper()


def test_the_safe_address_is_answered_without_another_redirect(client: Client) -> None:
    for typed in ("M6 5PQ", "M6 9ZZ", "CF10 1EP", "BT1 5GS"):
        location = client.post("/services/find/", {"q": typed})["Location"]
        assert client.get(location).status_code == 200


def test_without_the_postcode_file_the_page_says_so_and_keeps_the_postcode_out(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    missing = PostcodeStore(tmp_path / "nothing.sqlite3")
    monkeypatch.setattr("directory.search.location.postcode_store", lambda: missing)
    monkeypatch.setattr("directory.search.search_box.postcode_store", lambda: missing)

    location = client.post("/services/find/", {"q": "M6 5PQ"})["Location"]
    page = client.get(location)

    assert location == "/services/?near=M6"
    assert page.status_code == 200
    assert "Postcodes cannot be looked up at the moment." in page.content.decode()
