"""Liveness and readiness."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_the_process_says_that_it_lives(client: Client) -> None:
    response = client.get("/healthz")

    assert response.json() == {"status": "ok"}
    assert response["Cache-Control"] == "no-store"


def test_readiness_gives_the_state_of_each_part(client: Client) -> None:
    response = client.get("/readyz")

    assert response.status_code == 200, response.json()
    assert set(response.json()["parts"]) == {"database", "search", "postcode_file"}


def test_a_missing_postcode_file_is_named_with_the_command_that_makes_it(
    client: Client, settings: Any, tmp_path: Path
) -> None:
    settings.POSTCODE_FILE = tmp_path / "nothing.sqlite3"
    response = client.get("/readyz")

    assert response.status_code == 503
    part = response.json()["parts"]["postcode_file"]
    assert part["status"] == "failing"
    assert "build_postcodes" in part["detail"]
