"""Run a command beside a PostgreSQL of its own, and always stop that.

Usage: python -m scripts.with_postgres COMMAND...   The command finds the server by
TEST_DATABASE_URL with PGHOST and PGPORT. It listens on a socket in its own folder and on no
network address; the folder is closed to everyone else, so that no password is needed.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

from scripts.debian import ensure

DATABASE_USER = "alongside"
PORT = "5432"  # names the socket; no port is opened
SECONDS_TO_START = 30
SECONDS_TO_STOP = 20

# Production's order of words is a dictionary's, not the alphabet's of a machine: ICU's English.
INITDB = ["--encoding=UTF8", "--auth=trust", "--no-sync", "--locale=C.UTF-8"]
INITDB += ["--locale-provider=icu", "--icu-locale=en-GB", f"--username={DATABASE_USER}"]
# Nothing here outlives the run, so nothing waits for the disk.
FAST = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "port": PORT,
}


def unprivileged_user() -> str | None:
    """Whom the server runs as: it refuses root. None: whoever runs this."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "alongside-pg"):
        if name in {entry.pw_name for entry in pwd.getpwall()}:
            return name
    subprocess.run(["useradd", "--system", "--no-create-home", "alongside-pg"], check=True)
    return "alongside-pg"


@contextmanager
def folder_of(user: str | None) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="alongside-pg-"))
    try:
        if user:
            shutil.chown(folder, user)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server(folder: Path, user: str | None) -> Iterator[None]:
    """A running server with its data and its socket in `folder`."""
    programs, data = Path(ensure("postgresql")), folder / "data"
    initdb = [str(programs / "initdb"), "--pgdata", str(data), *INITDB]
    subprocess.run(
        initdb,
        user=user,
        cwd=folder,
        check=True,
        stdout=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    )
    settings = {**FAST, "unix_socket_directories": str(folder)}
    options = [f"--{name}={value}" for name, value in settings.items()]
    # A session of its own: Ctrl-C must reach the tests first, and the server through us.
    command = [str(programs / "postgres"), "-D", str(data), *options]
    log = (folder / "log").open("w+")
    process = subprocess.Popen(
        command, user=user, cwd=folder, start_new_session=True, stdout=log, stderr=log
    )
    try:
        wait_for(programs / "pg_isready", folder, process)
        yield
    finally:
        stop(process)
        log.close()


def wait_for(pg_isready: Path, folder: Path, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + SECONDS_TO_START
    ask = [str(pg_isready), "-q", "-h", str(folder), "-U", DATABASE_USER]
    while subprocess.run(ask, check=False).returncode:
        if process.poll() is not None or time.monotonic() > until:
            sys.exit(f"PostgreSQL did not start:\n{(folder / 'log').read_text()}")
        time.sleep(0.1)


def stop(process: subprocess.Popen[bytes]) -> None:
    process.send_signal(signal.SIGINT)  # what PostgreSQL calls a fast shutdown
    try:
        process.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def leave(number: int, frame: object) -> NoReturn:
    sys.exit(128 + number)


def main(command: list[str]) -> int:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, leave)
    user = unprivileged_user()
    with folder_of(user) as folder, server(folder, user):
        url = f"postgresql://{DATABASE_USER}@/alongside"
        environment = {
            **os.environ,
            "TEST_DATABASE_URL": url,
            "PGHOST": str(folder),
            "PGPORT": PORT,
        }
        return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
