"""What the tests of the rounds' pages share: their addresses, and how they are read."""

import csv
import io

from bs4 import BeautifulSoup
from django.test import Client

PAGE = "/rounds/england-2021/"
FILE = "/rounds/england-2021.csv"
COMPARE = "/rounds/compare/?a=england-2021&b=live&by=region"


def soup(client: Client, address: str, status: int = 200) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == status
    return BeautifulSoup(response.content, "html.parser")


def text_of(client: Client, address: str, status: int = 200) -> str:
    return " ".join(soup(client, address, status).get_text(" ").split())


def table_rows(page: BeautifulSoup, place: int) -> list[list[str]]:
    rows = page.select("table")[place].select("tbody tr")
    return [[" ".join(cell.get_text(" ").split()) for cell in row(["th", "td"])] for row in rows]


def file_rows(client: Client, address: str = FILE) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(address).content.decode())))
