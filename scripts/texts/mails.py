"""A plugin of pytest that saves the mails of each test.

Usage: python -m pytest -p scripts.texts.mails --save-mails FOLDER tests/community tests/accounts
A test is named without its file, which may move; dates and numbers are placeholders, since tests
run on the day that it is.
"""

from pathlib import Path
from typing import Any

from django.core import mail
from django.db import connection, transaction

from scripts.texts.layout import Folder, build_path
from scripts.texts.letters import render_text
from scripts.texts.names import RUN_DUE
from scripts.texts.placeholders import replace_chance, replace_dates
from scripts.texts.workers import run_command

_saved: dict[str, list[str]] = {}


def pytest_addoption(parser: Any) -> None:
    parser.addoption("--save-mails", default="", help="Folder for the mails of each test.")


def pytest_runtest_teardown(item: Any) -> None:
    """Before anything of the test is taken away: what it sent, then what it left to the workers."""
    if item.config.getoption("--save-mails"):
        sent = _taken()
        failed = _send_what_waits() if _has_database(item) else []
        late = _taken()
        counted = f"{len(sent)} mails, then {len(late)}"
        _saved.setdefault(item.name, []).append("\n\n".join([counted, *sent, *failed, *late]))


def _has_database(item: Any) -> bool:
    marked = item.get_closest_marker("django_db") is not None
    return marked or not {"db", "transactional_db"}.isdisjoint(getattr(item, "fixturenames", ()))


def _taken() -> list[str]:
    texts = sorted(render_text(one, _replace) for one in getattr(mail, "outbox", []))
    mail.outbox = []
    return texts


def _send_what_waits() -> list[str]:
    """Run what is due by the clock. Some tests leave a state in which that fails."""
    if connection.needs_rollback:
        return ["what waited could not be sent"]
    try:
        with transaction.atomic():
            run_command(RUN_DUE)
    except (Exception, SystemExit) as failure:
        return [f"failed: {type(failure).__name__}"]
    return []


def pytest_sessionfinish(session: Any) -> None:
    root = session.config.getoption("--save-mails")
    if root:
        folder = Folder(Path(root))
        for name, texts in sorted(_saved.items()):
            text = "\n\n".join([f"mails of {name}", *sorted(texts)])
            folder.write(build_path("mails", "tests", name.replace("/", "_")), text)


def _replace(text: str) -> str:
    return replace_dates(replace_chance(text))
