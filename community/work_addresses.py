"""Addresses of public bodies and charities: they speed a review and never replace it."""

from functools import cache
from pathlib import Path

LIST = Path(__file__).resolve().parent / "data" / "work_domains.txt"


@cache
def domains() -> frozenset[str]:
    lines = LIST.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip().lower() for line in lines if line.strip() and line[0] != "#")


def is_work_address(email: str) -> bool:
    """Whether the address is at one of the listed domains, or below one."""
    domain = email.rpartition("@")[2].lower().rstrip(".")
    parts = domain.split(".")
    return any(".".join(parts[start:]) in domains() for start in range(len(parts)))
