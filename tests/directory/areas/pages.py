"""Reads the pages of areas as their readers do."""

import re
from datetime import date

from bs4 import BeautifulSoup
from django.test import Client

TODAY = date(2026, 11, 22)


def soup(client: Client, code: str) -> BeautifulSoup:
    return BeautifulSoup(client.get(f"/areas/{code}/").text, "html.parser")


def shown(client: Client, code: str, part: str = "main") -> str:
    """The words of a part of an area's page, spaces made one."""
    answer = client.get(f"/areas/{code}/")
    assert answer.status_code == 200
    found = BeautifulSoup(answer.text, "html.parser").select_one(part)
    assert found is not None, f"{code} has no {part}"
    return re.sub(r"\s+", " ", found.get_text(" ")).replace(" ,", ",").replace(" .", ".").strip()
