"""Keep the post office of `make run` open: whatever ends it is told, and it is begun again.

Usage: python -m scripts.mail_worker, from the server, with which it ends.
"""

import os
import subprocess
import sys
import time

from scripts.steps import ROOT

COMMAND = [sys.executable, str(ROOT / "site" / "manage.py"), "run_mail_worker", "--with-parent"]
SECONDS_BETWEEN_LOOKS, SECONDS_BEFORE_AGAIN = 1.0, 10.0


def keep_open(command: list[str], pause: float = SECONDS_BEFORE_AGAIN) -> None:
    server = os.getppid()
    while os.getppid() == server:
        office = subprocess.Popen(command)
        while office.poll() is None and os.getppid() == server:
            time.sleep(min(pause, SECONDS_BETWEEN_LOOKS))
        if office.poll() is None:
            office.terminate()
        elif os.getppid() == server:
            print(
                f"The post office ended ({office.returncode}). It is begun again in {pause:g} "
                "seconds; until then mail waits.",
                file=sys.stderr,
                flush=True,
            )
            time.sleep(pause)


if __name__ == "__main__":
    try:
        keep_open(COMMAND)
    except KeyboardInterrupt:
        sys.exit()
