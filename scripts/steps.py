"""What has to be ready before the site can be served, and how each step knows that it is done."""

import hashlib
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
DATABASE = VAR / "alongside.sqlite3"
DEMO_DATABASE = VAR / "demo.sqlite3"

SETTINGS = ("site/config/settings/base.py", "site/config/settings/local.py")
# An installed package brings migrations and static files of its own.
LOCKED = ("uv.lock",)


def file_identity(path: Path) -> object:
    """Differs for a file that was put in the place of another; None where there is none."""
    return path.stat().st_ino if path.exists() else None


def database_identity(path: Path) -> object:
    """The file and the moment of its first migration: a new file may get an old one's number."""
    if not path.exists():
        return None
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        try:
            first = connection.execute("SELECT min(applied) FROM django_migrations").fetchone()
        except sqlite3.Error:
            return None
    return [file_identity(path), *first]


@dataclass(frozen=True)
class Step:
    """`inputs` are globs from the root; `result` is a file that the step leaves behind."""

    name: str
    title: str
    command: tuple[str, ...]
    inputs: tuple[str, ...]
    result: Path
    after: tuple[str, ...] = ()
    identity: Callable[[Path], object] = file_identity

    def stamp(self) -> dict[str, object]:
        return {"inputs": digest(self.inputs), "result": self.identity(self.result)}


STEPS = (
    Step(
        "postcodes",
        "Building the postcode file",
        ("build_postcodes",),
        (*LOCKED, "mapping_data/postcodes/*.py", "mapping_data/data/*.csv"),
        VAR / "postcodes.sqlite3",
    ),
    Step(
        "database",
        "Making the database",
        ("migrate", "--no-input"),
        (*LOCKED, *SETTINGS, "*/migrations/*.py", "site/*/migrations/*.py"),
        DATABASE,
        identity=database_identity,
    ),
    Step(
        "static",
        "Collecting style sheets, scripts and pictures",
        ("collectstatic", "--no-input"),
        (*LOCKED, *SETTINGS, "site/static/**/*"),
        VAR / "static" / "staticfiles.json",
    ),
    Step(
        "records",
        "Loading the areas, services and sources",
        ("load_data",),
        ("mapping_data/**/*.py", "directory/**/*.py", "*/data/**/*"),
        DATABASE,
        after=("database", "postcodes"),
        identity=database_identity,
    ),
    Step(
        "content",
        "Publishing the pages and the evidence library",
        ("load_content",),
        (
            "site/cms/importers/*.py",
            "site/cms/data/**/*",
            "mapping_data/data/register/evidence.csv",
        ),
        DATABASE,
        after=("records",),
        identity=database_identity,
    ),
)


def digest(patterns: Iterable[str], root: Path = ROOT) -> str:
    """A digest of the names and contents of all files that the globs find."""
    summed = hashlib.sha256()
    found = {path for pattern in patterns for path in root.glob(pattern)}
    for path in sorted(path for path in found if path.is_file() and path.suffix != ".pyc"):
        summed.update(f"{path.relative_to(root)}\0{path.stat().st_size}\0".encode())
        summed.update(path.read_bytes())
    return summed.hexdigest()


def demo_steps() -> tuple[Step, ...]:
    """The same for the demonstration, whose database is its own, and its made-up people."""
    own = tuple(
        replace(step, result=DEMO_DATABASE) if step.result == DATABASE else step for step in STEPS
    )
    people = Step(
        "demo",
        "Inviting made-up people",
        ("load_demo",),
        ("community/demo/**/*",),
        DEMO_DATABASE,
        after=("content",),
        identity=database_identity,
    )
    return (*own, people)
