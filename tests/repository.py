"""What the guards of test_repository.py look at: our own files, and what they import."""

import ast
import re
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

# The product's packages, by the name that imports them.
PARTS = {
    "foundation": "foundation",
    "mapping_data": "mapping_data",
    "directory": "directory",
    "community": "community",
    "guard": "guard",
    "accounts": "site/accounts",
    "cms": "site/cms",
    "config": "site/config",
}

# What a browser fetches by itself when it meets it; a plain link is followed only by a person.
_FETCHED = [
    r"<(?:script|img|iframe|source|embed|audio|video|track|input)\b[^>]*?\bsrc(?:set)?\s*=\s*[\"']?([^\"'\s>]+)",
    r"<link\b[^>]*?\bhref\s*=\s*[\"']?([^\"'\s>]+)",
    r"<object\b[^>]*?\bdata\s*=\s*[\"']?([^\"'\s>]+)",
    r"<use\b[^>]*?\bhref\s*=\s*[\"']?([^\"'\s>]+)",
    r"@import\s+(?:url\()?\s*[\"']?([^\"')\s;]+)",
    r"\burl\(\s*[\"']?([^\"')\s]+)",
    r"\b(?:fetch|import|importScripts|sendBeacon|Worker|EventSource|WebSocket|Request)"
    r"\(\s*[\"'`]([^\"'`]+)",
    r"\bfrom\s+[\"']([^\"']+)[\"']",
    r"\.(?:src|href)\s*=\s*[\"'`]([^\"'`]+)",
    r"\.open\(\s*[\"'][A-Z]+[\"']\s*,\s*[\"'`]([^\"'`]+)",
]
_FETCHED_NOW = [re.compile(pattern, re.IGNORECASE) for pattern in _FETCHED]
_ELSEWHERE = re.compile(r"^(?:[a-z][a-z0-9+.-]*:)?//", re.IGNORECASE)
# Tells what a page is in words that no browser fetches.
_NAMES_ONLY = re.compile(
    r"<link\b[^>]*\brel=[\"']?(?:canonical|license|author|me)\b", re.IGNORECASE
)


@cache
def files() -> tuple[Path, ...]:
    """Everything that is in the repository or would go into it, as paths from the root."""
    listed = git("ls-files", "--cached", "--others", "--exclude-standard", "-z").stdout
    paths = (Path(name) for name in listed.split("\0") if name)
    return tuple(sorted(path for path in paths if (ROOT / path).is_file()))


def git(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def with_suffix(*suffixes: str) -> list[Path]:
    return [path for path in files() if path.suffix in suffixes]


def text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def imported_by(source: str, package: str = "") -> set[str]:
    """The full names of all that a module imports, inside functions and for types too.

    `package` is the module's own package, from which its relative imports count.
    """
    names = set[str]()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            parents = package.split(".")[: len(package.split(".")) - node.level + 1]
            start = ".".join(parents) if node.level else ""
            names.add(".".join(filter(None, [start, node.module])))
        elif isinstance(node, ast.Call):
            names.update(_imported_by_call(node))
    return names


def _imported_by_call(node: ast.Call) -> Iterator[str]:
    """What a call imports by a name that is written out."""
    function, first = node.func, node.args[0] if node.args else None
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    by_name = name in ("import_module", "__import__", "import_string")
    if by_name and isinstance(first, ast.Constant):
        yield str(first.value)


def third_party_addresses(source: str) -> list[str]:
    """Addresses on other hosts that a browser would fetch by itself."""
    source = "\n".join(line for line in source.splitlines() if not _NAMES_ONLY.search(line))
    found = (match for pattern in _FETCHED_NOW for match in pattern.findall(source))
    return [address for address in found if _ELSEWHERE.match(address)]


def arrows(part: str, known: Iterable[str]) -> set[tuple[Path, str]]:
    """Imports by which `part` reaches a part of the product that it must not know."""
    folder, forbidden = Path(PARTS[part]), set(PARTS) - {part, *known}
    wrong = set()
    for path in with_suffix(".py"):
        if path.is_relative_to(folder):
            package = ".".join([part, *path.parent.relative_to(folder).parts])
            for name in imported_by(text(path), package):
                if name.split(".")[0] in forbidden:
                    wrong.add((path, name))
    return wrong
