"""Run every check, also after one has failed, and end with what failed.

Usage: python -m scripts.check
"""

import os
import subprocess
import sys
import time

from scripts.steps import ROOT

PYTHON = [sys.executable]
MANAGE = [*PYTHON, "site/manage.py"]

CHECKS = {
    "lint": [*PYTHON, "-m", "ruff", "check", "."],
    "formatting": [*PYTHON, "-m", "ruff", "format", "--check", "."],
    "types": [*PYTHON, "-m", "mypy", "."],
    "Django's checks": [*MANAGE, "check", "--fail-level", "WARNING"],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
}


def main() -> None:
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.test"}
    failed = []
    for name, command in CHECKS.items():
        started = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, env=environment, check=False)
        state = "FAILED" if done.returncode else "good"
        print(f"{name}: {state}, {time.monotonic() - started:.1f} s", flush=True)
        if done.returncode:
            failed.append(name)
    if failed:
        sys.exit(f"Not good: {', '.join(failed)}.")


if __name__ == "__main__":
    main()
