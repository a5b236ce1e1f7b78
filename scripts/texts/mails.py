"""A plugin of pytest that saves the mails of each test.

Usage: python -m pytest -p scripts.texts.mails --save-mails FOLDER tests/community tests/accounts
A test is named without its file, which may move; dates and numbers are placeholders, since tests
run on the day that it is.
"""

from pathlib import Path
from typing import Any

from django.core import mail

from scripts.texts.layout import Folder, path_of
from scripts.texts.letters import as_text
from scripts.texts.placeholders import replace_chance, replace_dates

_saved: dict[str, list[str]] = {}


def pytest_addoption(parser: Any) -> None:
    parser.addoption("--save-mails", default="", help="Folder for the mails of each test.")


def pytest_runtest_teardown(item: Any) -> None:
    """Before anything of the test is taken away."""
    if item.config.getoption("--save-mails"):
        box = getattr(mail, "outbox", [])
        texts = sorted(
            as_text(one, lambda text: replace_dates(replace_chance(text))) for one in box
        )
        _saved.setdefault(item.name, []).append("\n\n".join([f"{len(texts)} mails", *texts]))


def pytest_sessionfinish(session: Any) -> None:
    root = session.config.getoption("--save-mails")
    if root:
        folder = Folder(Path(root))
        for name, texts in sorted(_saved.items()):
            text = "\n\n".join([f"mails of {name}", *sorted(texts)])
            folder.write(path_of("mails", "tests", name.replace("/", "_")), text)


def _replace(text: str) -> str:
    return replace_dates(replace_chance(text))
