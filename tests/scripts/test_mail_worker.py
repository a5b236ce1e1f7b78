"""The post office of `make run` is begun again when it ends, and ends with the server."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from scripts.steps import ROOT

# The server: begins the post office, says which process that is, and waits to be killed.
SERVER = """
import subprocess, sys, time
office = subprocess.Popen([sys.executable, "-c", sys.argv[1], sys.argv[2]])
print(office.pid, flush=True)
time.sleep(60)
"""
# Writes a line at each beginning, and ends at once.
KEEPER = """
import sys
from scripts.mail_worker import keep_open
note = "import sys; open(sys.argv[1], 'a').write('begun ')"
keep_open([sys.executable, "-c", note, sys.argv[1]], pause=0.05)
"""


def until(happened: object, seconds: float = 20.0) -> bool:
    end = time.monotonic() + seconds
    while not happened() and time.monotonic() < end:  # type: ignore[operator]
        time.sleep(0.05)
    return bool(happened())  # type: ignore[operator]


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rpartition(")")[2].split()[0] != "Z"


def test_it_is_begun_again_and_ends_with_the_server(tmp_path: Path) -> None:
    notes = tmp_path / "notes"
    command = [sys.executable, "-c", SERVER, KEEPER, str(notes)]
    said = tmp_path / "said"
    with said.open("w") as errors:
        server = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=errors, text=True
        )
        assert server.stdout is not None
        office = int(server.stdout.readline())
        assert until(lambda: notes.exists() and notes.read_text().count("begun") >= 3)
        server.send_signal(signal.SIGKILL)
        server.wait()
        server.stdout.close()
        assert until(lambda: not is_running(office))
    assert "The post office ended (0). It is begun again" in said.read_text()
