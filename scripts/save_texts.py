"""Save all that a reader of the site sees, so that two states of the code can be compared.

Usage: python -m scripts.save_texts FOLDER [--root CHECKOUT]
       python -m scripts.save_texts --compare BEFORE AFTER

The pages, forms, files and mails of a new database with the demonstration's people become text
files in FOLDER. Mails of the tests are saved by the plugin `scripts.texts.mails`.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from scripts.texts.compare import compare
from scripts.texts.layout import copy_database

OWN = Path(__file__).resolve().parents[1]
# Side by side, each with a copy of the database. The last alters it, so it comes last in its row.
ROWS = (
    ("visitor",),
    (
        "applicant",
        "member",
        "group-member",
        "moderator",
        "safeguarding-lead",
        "editor",
        "administrator",
        "mails",
    ),
)


def save(root: Path, target: Path) -> None:
    """Fill `target`, which must be empty, from the code in `root`."""
    if target.exists() and any(target.iterdir()):
        sys.exit(f"{target} is not empty: each state needs a folder of its own.")
    target.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        folders = [Path(name, str(number)) for number in range(len(ROWS))]
        for folder in folders:
            folder.mkdir()
        wait([start(root, target, folders[0], ["prepare"])])
        for folder in folders[1:]:
            copy_database(folders[0], folder)
        wait([start(root, target, *each) for each in zip(folders, ROWS, strict=True)])


def start(root: Path, target: Path, own: Path, parts: Iterable[str]) -> subprocess.Popen[bytes]:
    """A process that works with the database in `own`."""
    environment = {
        **os.environ,
        "PYTHONPATH": str(OWN),
        "PYTHONHASHSEED": "0",
        "PYTHONPYCACHEPREFIX": str(OWN / "var" / "pycache"),
        "TEXTS_FOLDER": str(own),
        "TEXTS_POSTCODES": str(find_postcode_file(root)),
        "TEST_DATABASE_FILE": str(own / "site.sqlite3"),
    }
    for name in ("PYTHONDONTWRITEBYTECODE", "TEST_DATABASE_URL", "TEST_MAIL_FOLDER"):
        environment.pop(name, None)
    command = [sys.executable, "-m", "scripts.texts.run", str(root), str(target), *parts]
    return subprocess.Popen(command, cwd=own, env=environment)


def find_postcode_file(root: Path) -> Path:
    """Of the checkout, or of this one."""
    for folder in (root, OWN):
        if (path := folder / "var" / "postcodes.sqlite3").exists():
            return path
    sys.exit("There is no file of postcodes: run `python -m scripts.prepare postcodes` first.")


def wait(running: list[subprocess.Popen[bytes]]) -> None:
    """Until all have ended; one that fails ends the others."""
    try:
        while any(one.poll() is None for one in running):
            if any(one.poll() for one in running):
                break
            time.sleep(0.1)
    finally:
        for one in running:
            if one.poll() is None:
                one.terminate()
                one.wait()
    if any(one.returncode for one in running):
        sys.exit("Not saved: see above.")


def print_comparison(before: Path, after: Path) -> int:
    """The exit code: 1 for any difference, 2 where the folders have no text in common."""
    found = compare(before, after)
    if not found.compared:
        print(f"Nothing to compare: {before} and {after} have no text in common.")
        return 2
    for line in found.lines:
        print(line)
    counted = ", ".join(f"{found.compared[kind]} {kind}" for kind in ("pages", "files", "mails"))
    differing = f"{found.differing} differ" if found.differing else "nothing differs"
    print(f"{counted} compared: {differing}.")
    return 1 if found.differing else 0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--root", type=Path, default=OWN, help="checkout whose code is run")
    parser.add_argument("--compare", type=Path, nargs=2, metavar=("BEFORE", "AFTER"))
    given = parser.parse_args(arguments)
    if given.compare:
        return print_comparison(*given.compare)
    if given.folder is None:
        parser.error("name the folder to save in, or --compare two of them")
    began = time.monotonic()
    save(given.root.resolve(), given.folder.resolve())
    number = sum(1 for _ in given.folder.rglob("*.txt"))
    print(f"{number} texts saved in {given.folder} in {time.monotonic() - began:.0f} s.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
