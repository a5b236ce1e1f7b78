"""Run every check, also after one has failed, and end with what failed.

Usage: python -m scripts.check
"""

import os
import subprocess
import sys
import time
from pathlib import Path

from scripts.steps import ROOT

PYTHON = [sys.executable]
TOOLS = Path(sys.executable).parent
# Where the packages of the product lie, for tools that import them by name.
PACKAGES = os.pathsep.join((str(ROOT / "site"), str(ROOT)))
MANAGE = [*PYTHON, "site/manage.py"]

CHECKS = {
    "lint": [*PYTHON, "-m", "ruff", "check", "."],
    "formatting": [*PYTHON, "-m", "ruff", "format", "--check", "."],
    "templates": [str(TOOLS / "djhtml"), "--tabwidth", "2", "--check", "templates"],
    "types": [*PYTHON, "-m", "mypy", "."],
    "imports": [str(TOOLS / "lint-imports"), "--no-cache", "--no-logo"],
    "Django's checks": [*MANAGE, "check", "--fail-level", "WARNING"],
    "migrations": [*MANAGE, "makemigrations", "--check", "--dry-run"],
}


def main() -> None:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
        "PYTHONPATH": PACKAGES,
    }
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
