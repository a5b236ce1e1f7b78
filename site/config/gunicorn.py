"""How gunicorn serves the site, under `make run` and in production alike.

Environment: PORT (8000) or BIND (an address of its own, such as 0.0.0.0:8000 behind a proxy),
WEB_CONCURRENCY (processes), THREADS (of each), ACCESS_LOG (`-` prints one line a request).
"""

import os
import signal
import sys
import threading
import time
from http.client import HTTPConnection, HTTPException
from pathlib import Path

PORT = os.environ.get("PORT", "8000")

chdir = str(Path(__file__).resolve().parents[1])
bind = os.environ.get("BIND", f"127.0.0.1:{PORT}")
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = int(os.environ.get("THREADS", "4"))
worker_class = "gthread"
# The application is imported once, before the processes part: half the start, shared memory.
preload_app = True
accesslog = os.environ.get("ACCESS_LOG") or None
logger_class = "config.access_log.MaskedAccessLog"
loglevel = "warning"
# An editor's answer may take long to write; nothing public may take so long to make.
timeout = 30
graceful_timeout = 5

# The first of the processes says that the site answers, if it is served to this machine.
_ANNOUNCED_BY = 1
_PATIENCE_IN_SECONDS = 30


def post_fork(server: object, worker: object) -> None:
    """A connection opened while the application was imported must not be shared."""
    from django.db import connections

    connections.close_all()


def post_worker_init(worker: object) -> None:
    # Ctrl-C reaches every process at once. The first one tells the others to end; told twice,
    # one of them may hang until it is killed.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if getattr(worker, "age", 0) == _ANNOUNCED_BY and bind.startswith("127.0.0.1:"):
        threading.Thread(target=_announce, daemon=True).start()


def _announce() -> None:
    until = time.monotonic() + _PATIENCE_IN_SECONDS
    while time.monotonic() < until:
        if _answers():
            print(f"\nThe site is at http://{bind}/   (Ctrl-C stops it)", flush=True)
            return
        time.sleep(0.1)
    print(f"\nThe site does not answer on http://{bind}/", file=sys.stderr, flush=True)


def _answers() -> bool:
    host, _, port = bind.partition(":")
    connection = HTTPConnection(host, int(port), timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        connection.close()
