"""Make sure of a Debian package that the tests need: install it where that may be done,
otherwise say how. Usage: python -m scripts.debian PACKAGE...

Packages: chromium, fonts-liberation, postgresql.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path


def chromium() -> str | None:
    """The browser's path, under any of the names that distributions give it."""
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    return next((path for name in names if (path := shutil.which(name))), None)


def postgresql() -> str | None:
    """The folder of the server's programs, the newest of several versions."""
    folders = [path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")]
    if folders:
        return str(max(folders, key=lambda folder: int(folder.parent.name.split(".")[0])))
    found = shutil.which("initdb")
    return str(Path(found).resolve().parent) if found else None


def liberation() -> str | None:
    """The folder of the fonts that are as wide as Arial: pages are measured in them."""
    folder = Path("/usr/share/fonts/truetype/liberation")
    return str(folder) if folder.is_dir() else None


NEEDED: dict[str, Callable[[], str | None]] = {
    "chromium": chromium,
    "fonts-liberation": liberation,
    "postgresql": postgresql,
}

HOW = """\
The tests need {package}, which is not installed. As root: apt-get install {package}
On another system install it in that system's way, so that it is found by its usual name."""


def install(package: str) -> None:
    """By apt-get, with nothing asked; the lists are renewed first, a new machine has none."""
    print(f"Installing Debian's {package} …", flush=True)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for arguments in (
        ["update", "-q"],
        ["install", "-q", "-y", "--no-install-recommends", package],
    ):
        command = ["apt-get", *arguments]
        done = subprocess.run(command, env=environment, stdin=subprocess.DEVNULL, check=False)
        if done.returncode:
            sys.exit(f"`{' '.join(command)}` failed; it said why above.")


def ensure(package: str) -> str:
    """The path of what was asked for; stops with how to get it where it cannot be had."""
    found = NEEDED[package]()
    if found is None and shutil.which("apt-get") and os.geteuid() == 0:
        install(package)
        found = NEEDED[package]()
    return found or sys.exit(HOW.format(package=package))


if __name__ == "__main__":
    for package in sys.argv[1:]:
        ensure(package)
