"""The site as a visitor meets it: the real server in a process of its own, on loopback."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from scripts.steps import ROOT
from tests.databases import copy_file
from tests.factories import PASSWORD

ADMINISTRATOR = "administrator@example.org"
SECONDS_TO_START = 60
SECOND_STEP = """
import sys, django
django.setup()
from accounts.models import User
from tests.factories import with_second_step
with_second_step(User.objects.get(email=sys.argv[1]))
"""


@dataclass(frozen=True)
class Site:
    """`database` belongs to this site alone: what a journey writes, no other test sees."""

    url: str
    database: Path


def environment(database: Path, **more: str) -> dict[str, str]:
    settings = {
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "TEST_DATABASE_FILE": str(database),
        "TEST_MEDIA_FOLDER": str(database.parent / "media"),
        "TEST_MAIL_FOLDER": str(mail_folder(database)),
    }
    return {**os.environ, **settings, **more}


def mail_folder(database: Path) -> Path:
    """Where the mail server of a site leaves what it took."""
    return database.parent / "mail"


def add_administrator(database: Path) -> None:
    """As `make admin` does it; the administrator signs in with `PASSWORD`."""
    given = environment(database, ADMIN_EMAIL=ADMINISTRATOR, ADMIN_PASSWORD=PASSWORD)
    command = [sys.executable, "-m", "scripts.create_admin"]
    subprocess.run(command, cwd=ROOT, env=given, check=True, capture_output=True)
    python_path = f"{ROOT / 'site'}{os.pathsep}{ROOT}"
    command = [sys.executable, "-c", SECOND_STEP, ADMINISTRATOR]
    given |= {"PYTHONPATH": python_path}
    subprocess.run(command, cwd=ROOT, env=given, check=True, capture_output=True)


@contextmanager
def serving(source: Path, folder: Path) -> Iterator[Site]:
    """A running site on a copy of the database `source`."""
    database = folder / "site.sqlite3"
    copy_file(source, database)
    port, log = free_port(), folder / "server.log"
    config = str(ROOT / "site" / "config" / "gunicorn.py")
    command = [sys.executable, "-m", "gunicorn", "--config", config, "config.wsgi:application"]
    given = environment(database, PORT=str(port), WEB_CONCURRENCY="1")
    with log.open("w") as output:
        process = subprocess.Popen(command, cwd=ROOT, env=given, stdout=output, stderr=output)
        try:
            site = Site(f"http://127.0.0.1:{port}", database)
            wait_for(site, process, log)
            yield site
        finally:
            process.terminate()
            process.wait(20)


def wait_for(site: Site, process: subprocess.Popen[bytes], log: Path) -> None:
    until = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < until and process.poll() is None:
        try:
            with urlopen(f"{site.url}/healthz", timeout=5):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"The site did not start:\n{log.read_text()}")


def free_port() -> int:
    with closing(socket.socket()) as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
