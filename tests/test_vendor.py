"""What others wrote and we serve: pinned, unchanged, and free of what we may not use."""

import hashlib
import json
import re
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
VENDOR = ROOT / "site" / "static" / "vendor"
OWN = [path for kind in ("css", "js") for path in (ROOT / "site" / "static" / kind).iterdir()]
sys.path.insert(0, str(ROOT / "scripts"))

import vendor  # noqa: E402

STYLES = sorted(VENDOR.rglob("*.css"))
SERVED = sorted(path for path in VENDOR.rglob("*") if path.is_file())


def test_every_vendored_file_bears_the_hash_that_was_recorded() -> None:
    recorded = json.loads((VENDOR / "hashes.json").read_text(encoding="utf-8"))
    found = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in SERVED
        if path.name != "hashes.json"
    }
    assert found == recorded


def test_each_package_is_served_from_its_pinned_version_with_its_licence() -> None:
    folders = {path.name for path in VENDOR.iterdir() if path.is_dir()}
    assert folders == {package.folder for package in vendor.PACKAGES}
    for folder in folders:
        assert "Copyright" in (VENDOR / folder / "LICENCE").read_text(encoding="utf-8")


def test_only_styles_scripts_and_licences_are_served_so_no_font_and_no_image() -> None:
    kinds = {path.suffix for path in SERVED if path.name not in ("LICENCE", "hashes.json")}
    assert kinds == {".css", ".js"}


@pytest.mark.parametrize("path", STYLES, ids=lambda path: path.name)
def test_vendored_styles_hold_no_crown_no_reserved_font_and_load_nothing(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for word in ("GDS Transport", "crown", "crest", "@font-face", "@import", "url("):
        assert word.lower() not in text.lower(), f"{path.name} still holds {word}"
    assert not re.search(rf"\.govuk-(?:{vendor.NOT_OURS})(?![a-z0-9])", text)


def test_vendored_govuk_styles_use_arial_and_still_hold_what_the_pages_use() -> None:
    text = next(path for path in STYLES if "govuk" in path.name).read_text(encoding="utf-8")
    assert "font-family:Arial" in text
    for part in ("button", "input", "select", "skip-link", "breadcrumbs", "visually-hidden"):
        assert f".govuk-{part}" in text


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_our_own_styles_and_scripts_load_nothing_from_another_site(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]{2,}/", text)
    assert "url(" not in text
    assert "@import" not in text


def test_no_vendored_script_points_to_a_source_map_that_is_not_served() -> None:
    for path in VENDOR.rglob("*.js"):
        assert "sourceMappingURL" not in path.read_text(encoding="utf-8")


def test_a_rule_is_kept_for_the_selectors_that_are_ours_alone() -> None:
    css = ".govuk-footer,.govuk-list:not(.a,.b){color:red}.govuk-header{color:blue}"
    assert vendor.keep_ours(css) == ".govuk-list:not(.a,.b){color:red}"


def test_a_declaration_that_loads_a_file_is_dropped_and_its_neighbour_kept() -> None:
    css = "@media print{.govuk-link{background:url(/a.svg);color:red}}@font-face{src:url(b)}"
    assert vendor.keep_ours(css) == "@media print{.govuk-link{color:red}}"
