"""The map in a frame of another site, and as one file: safe, whole, and asking nobody."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from directory.maps.embed import PLACE, page, with_nonce
from mapping_data.models import Area
from tests.directory.maps.files import Table, question
from tests.repository import third_party_addresses

HOSTILE = '<img src=x onerror=alert(1)></script><script>alert("2")</script>\''

pytestmark = pytest.mark.django_db


def test_other_sites_may_frame_the_map_and_nothing_else(client: Client) -> None:
    response = client.get("/coverage/embed/")
    policy = dict(
        part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";")
    )

    assert policy["frame-ancestors"] == "*"
    assert policy["default-src"] == policy["base-uri"] == policy["form-action"] == "'none'"
    assert "X-Frame-Options" not in response
    assert response["X-Robots-Tag"] == "noindex"
    assert not response.cookies
    assert client.get("/services/")["X-Frame-Options"] == "DENY"


def test_every_script_and_style_of_the_frame_bears_the_nonce_of_its_answer(
    client: Client,
) -> None:
    first, second = (client.get("/coverage/embed/") for _ in range(2))

    nonces = []
    for response in (first, second):
        nonce = re.search(r"script-src 'nonce-([^']+)'", response["Content-Security-Policy"])
        assert nonce
        nonces.append(nonce[1])
        html = response.content.decode()
        assert PLACE not in html
        tags = Table(html).tags
        fetched = [a for tag, a in tags if tag == "script" or a.get("rel") == "stylesheet"]
        assert len(fetched) == 5
        assert {attributes["nonce"] for attributes in fetched} == {nonce[1]}
        assert not [tag for tag, _ in tags if tag == "style"]
        assert not [a for _, a in tags if "style" in a or any(n.startswith("on") for n in a)]
    assert nonces[0] != nonces[1]


def test_the_frame_says_what_it_did_not_understand(client: Client) -> None:
    response = client.get("/coverage/embed/?layer=everything")

    assert response.status_code == 200
    assert "“everything” is not a layer of coverage" in response.content.decode()


@pytest.mark.parametrize("by", ["authority", "region"])
@pytest.mark.parametrize("alone", [True, False])
def test_hostile_names_stay_text_on_every_map(by: str, alone: bool) -> None:
    Area.objects.filter(gss_code__in=["E08000006", "E12000002"]).update(common_name=HOSTILE)

    html = page(question(by=by), None, base="https://directory.example", alone=alone)

    assert "<img" not in html
    assert html.count("</script>") == 3
    tags = [tag for tag, _ in Table(html).tags]
    assert tags.count("script") == 3
    assert HOSTILE in {cells[0] for cells in Table(html).rows}


@pytest.mark.parametrize("by", ["authority", "region"])
@pytest.mark.parametrize("alone", [True, False])
def test_a_map_asks_no_other_host(by: str, alone: bool) -> None:
    html = page(question(by=by), None, base="https://directory.example", alone=alone)

    assert third_party_addresses(html) == []
    assert "sourceMappingURL" not in html


def test_a_map_says_its_language_its_title_and_that_it_is_not_to_be_indexed() -> None:
    html = page(question("pause"), None)

    assert '<html lang="en-GB">' in html
    assert "<title>Pause by authority – Alongside</title>" in html
    assert '<meta name="robots" content="noindex">' in html
    assert "user-scalable" not in html


def test_the_same_figures_give_the_same_bytes() -> None:
    first, second = (page(question(), None, alone=True) for _ in range(2))

    assert first == second
    assert with_nonce("a <nonce> b", "xyz") == "a xyz b"


@pytest.mark.parametrize("by", ["authority", "region"])
def test_the_command_writes_one_file_that_needs_no_other(by: str, tmp_path: Path) -> None:
    file = tmp_path / "map.html"

    call_command("write_map", file, by=by, layer="fdac", site="https://d.example/", verbosity=0)

    html = file.read_text()
    fetched = [a for tag, a in Table(html).tags if tag in ("script", "link", "img", "iframe")]
    assert [a for a in fetched if a.get("src") or a.get("href", "data:,") != "data:,"] == []
    assert "https://d.example/areas/E" in html
    assert "d.example//" not in html
    assert re.search(r"records as at \d+ \w+ 20\d\d\.", html)


@pytest.mark.parametrize("options", [{"layer": "none"}, {"by": "street"}])
def test_the_command_refuses_what_there_is_not(tmp_path: Path, options: dict[str, str]) -> None:
    with pytest.raises(CommandError):
        call_command("write_map", tmp_path / "map.html", **options)
    assert not (tmp_path / "map.html").exists()


def test_the_command_says_where_it_cannot_write(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="could not be written"):
        call_command("write_map", tmp_path / "no" / "map.html")


@pytest.mark.parametrize("by", ["authority", "region"])
def test_drawing_a_map_takes_no_query_for_each_area(
    by: str, assert_queries: Callable[..., Any]
) -> None:
    with assert_queries(9):
        page(question(by=by), None)
