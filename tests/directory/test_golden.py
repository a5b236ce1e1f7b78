"""The files as they stood on 22 November 2026, to the byte but for what a load writes anew.

Where a change is meant, renew them:
    RENEW_GOLDEN=1 .venv/bin/python -m pytest tests/directory/test_golden.py
and read the difference before committing it.
"""

import csv
import io
import os
from datetime import date
from pathlib import Path

import pytest
from django.test import Client

from directory import caching

pytestmark = pytest.mark.django_db

GOLDEN = Path(__file__).resolve().parents[1] / "golden"
FILES = {
    "coverage-by-region.csv": "/coverage.csv?by=region",
    "coverage-by-authority.csv": "/coverage.csv",
    "fdac-by-authority.csv": "/coverage.csv?layer=fdac",
    "gaps.csv": "/gaps.csv",
    "services-from-m6.csv": "/services.csv?authority=E08000006&near=M6",
    "round-england-2021.csv": "/rounds/england-2021.csv",
    "figures-leicester-t15.csv": "/figures/leicester-t15.csv",
    "figures-network-counts.csv": "/figures/network-counts.csv",
}
WRITTEN_ANEW = {"modified_at"}


def steady(content: bytes) -> str:
    """The table without the columns that every load writes anew."""
    rows = list(csv.DictReader(io.StringIO(content.decode())))
    kept = [name for name in rows[0] if name not in WRITTEN_ANEW]
    out = io.StringIO()
    writer = csv.DictWriter(out, kept, extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.mark.parametrize(("name", "address"), FILES.items(), ids=FILES.keys())
def test_a_file_is_as_it_was(
    client: Client, monkeypatch: pytest.MonkeyPatch, name: str, address: str
) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda *_: date(2026, 11, 22))
    caching._kept.clear()
    found = steady(client.get(address).content)
    path = GOLDEN / name
    if os.environ.get("RENEW_GOLDEN"):
        path.write_text(found, encoding="utf-8")

    assert found == path.read_text(encoding="utf-8"), f"{name} changed: {__doc__}"
