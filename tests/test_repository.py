"""Guards: what must hold of the whole repository, whoever adds to it."""

import ast
import re
from pathlib import Path

import pytest

from tests.repository import (
    PARTS,
    ROOT,
    arrows,
    files,
    git,
    imported_by,
    text,
    third_party_addresses,
    with_suffix,
)

# Each part and the parts that it may know. No arrow runs back up.
MAY_KNOW = {
    "foundation": set[str](),
    "mapping_data": {"foundation"},
    "directory": {"foundation", "mapping_data"},
    "community": {"foundation", "accounts", "guard"},
    "guard": set[str](),
    "accounts": {"foundation"},
    "cms": {"foundation", "directory", "mapping_data", "accounts"},
    "config": set(PARTS),
}
MOST_LINES = 300
LONG_FOR_A_REASON = "over 300 lines because:"
GENERATED = ("vendor", "migrations", "data", "golden", "fixtures")


@pytest.mark.parametrize("part", sorted(PARTS))
def test_dependencies_point_one_way(part: str) -> None:
    wrong = [f"{path} imports {name}" for path, name in sorted(arrows(part, MAY_KNOW[part]))]
    assert not wrong, f"{part} may import only {sorted(MAY_KNOW[part])}: {wrong}"


def test_the_guard_of_imports_sees_every_kind() -> None:
    source = """
import directory.models as d
def f():
    from directory import views
    from . import sibling
    from ..models import Area
    import_module("community.topics")
if TYPE_CHECKING:
    from cms.pages import Page
"""
    assert imported_by(source, "mapping_data.importers") == {
        "directory.models",
        "directory",
        "mapping_data.importers",
        "mapping_data.models",
        "community.topics",
        "cms.pages",
    }


def test_the_product_runs_without_its_tests_and_measurements() -> None:
    for path in with_suffix(".py"):
        if path.parts[0] not in ("tests", "bench"):
            tops = {name.split(".")[0] for name in imported_by(text(path))}
            assert not tops & {"tests", "bench", "pytest"}, path


def test_site_is_a_plain_folder_and_never_a_package() -> None:
    """A package named `site` would take the place of Python's own module of that name."""
    assert not (ROOT / "site" / "__init__.py").exists()


def test_git_does_not_ignore_the_folder_site() -> None:
    """The usual .gitignore for Python ignores `/site`, as the output of a documentation tool."""
    for path in ("site/manage.py", "site/new_part/models.py"):
        assert git("check-ignore", "--no-index", path).returncode == 1, path


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in with_suffix(".html", ".js", ".css", ".svg", ".py")
        if "tests" not in path.parts
    ],
    ids=str,
)
def test_no_page_makes_a_browser_ask_another_host(path: Path) -> None:
    assert third_party_addresses(text(path)) == []


@pytest.mark.parametrize(
    "source",
    [
        '<script defer src="https://cdn.example/x.js"></script>',
        '<img alt="" src=//img.example/x.png>',
        '<link rel="stylesheet" href="https://fonts.example/css">',
        "@import 'https://fonts.example/css';",
        "a { background: url(//img.example/a.png) }",
        "fetch('https://api.example/x')",
        'import x from "https://cdn.example/x.js"',
        "image.src = `https://tile.example/${z}`",
    ],
)
def test_the_guard_of_addresses_sees(source: str) -> None:
    assert len(third_party_addresses(source)) == 1


def test_a_plain_link_leads_anywhere() -> None:
    assert third_party_addresses('<a href="https://www.gov.uk/">GOV.UK</a>') == []


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in with_suffix(".py", ".html", ".js", ".css", ".sh")
        if not set(GENERATED) & set(path.parts)
    ],
    ids=str,
)
def test_a_long_file_says_why_it_is_long(path: Path) -> None:
    lines = text(path)
    assert lines.count("\n") <= MOST_LINES or LONG_FOR_A_REASON in lines


def test_nothing_of_the_product_reads_what_lies_beside_the_repository() -> None:
    beside = re.compile(r"\.\./shared|/work/|parents\[\d\]\s*/\s*[\"']shared[\"']")
    kinds = (".py", ".sh", ".html", ".js", ".css", ".toml", ".txt", "")
    for path in with_suffix(*kinds):
        if path.parts[0] != "tests" and path.name not in (".gitignore", "Dockerfile"):
            assert not beside.search(text(path)), path


def test_every_management_command_says_what_it_does() -> None:
    for path in files():
        if path.suffix == ".py" and path.parent.name == "commands" and path.stem != "__init__":
            assert _help(path), f"{path} needs a `help`"


def _help(path: Path) -> str:
    for node in ast.walk(ast.parse(text(path))):
        if isinstance(node, ast.ClassDef) and node.name == "Command":
            for line in node.body:
                if isinstance(line, ast.Assign) and ast.unparse(line.targets[0]) == "help":
                    return ast.unparse(line.value).strip("'\"() ")
    return ""


def test_every_make_target_has_a_line_of_help() -> None:
    targets = re.findall(r"^([a-z][a-z-]*):(.*)$", text(Path("Makefile")), re.MULTILINE)
    assert {"run", "dev", "admin", "test", "test-postgres", "check", "bench"} <= dict(
        targets
    ).keys()
    assert [name for name, rest in targets if "## " not in rest] == []
