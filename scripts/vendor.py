"""Renew `site/static/vendor/`: the files that others wrote and that we serve from here.

Run by hand when a version changes (`python scripts/vendor.py`); the result is committed, so
neither an install nor a start needs npm. Each package is pinned to a version and to the
SHA-256 of its tarball. What may not be used outside GOV.UK (the GDS Transport font, the crown,
the masthead) and what only works with GOV.UK's own script is taken out of the style sheet.
"""

import hashlib
import json
import re
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

VENDOR = Path(__file__).resolve().parents[1] / "site" / "static" / "vendor"

# Parts of GOV.UK Frontend that mark a government site, or that need its script.
NOT_OURS = (
    "accordion|cookie-banner|exit-this-page|feedback|file-upload-button|footer|generic-header|"
    "header|language-navigation|logo|password-input|phase-banner|service-navigation|tabs"
)
_NOT_OURS = re.compile(rf"\.govuk-(?:{NOT_OURS})(?![a-z0-9])")

MIT = """\
The MIT License (MIT)

Copyright (C) 2017 Crown Copyright (Government Digital Service)

Permission is hereby granted, free of charge, to any person obtaining a copy of
this software and associated documentation files (the "Software"), to deal in
the Software without restriction, including without limitation the rights to
use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies
of the Software, and to permit persons to whom the Software is furnished to do
so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


@dataclass(frozen=True)
class Package:
    """A pinned npm package: path inside it -> (name we serve, how its text is cleaned)."""

    name: str
    version: str
    sha256: str
    files: dict[str, tuple[str, Callable[[str], str]]]
    licence: str | None = None  # for a package that carries no licence file of its own

    @property
    def folder(self) -> str:
        return f"{self.name}-{self.version}"


def split_rules(css: str) -> Iterator[tuple[str, str | None]]:
    """Yield (prelude, body) of each rule of a style sheet; body is None for a plain statement."""
    start = at = 0
    while at < len(css):
        if css[at] == ";":
            yield css[start:at].strip(), None
            start = at + 1
        elif css[at] == "{":
            close, depth = at + 1, 1
            while depth:
                depth += {"{": 1, "}": -1}.get(css[close], 0)
                close += 1
            yield css[start:at].strip(), css[at + 1 : close - 1]
            start, at = close, close - 1
        at += 1


def split_selectors(prelude: str) -> list[str]:
    """Split a selector list at its own commas, not at those inside `:not(a, b)`."""
    return [part.strip() for part in re.split(r",(?![^(]*\))", prelude)]


def without_outside_files(body: str) -> str:
    """Drop every declaration that would load a font or a picture."""
    return ";".join(part for part in body.split(";") if "url(" not in part).strip()


def keep_ours(css: str) -> str:
    """The rules we may and do use, in their order, on one line each."""
    kept = []
    for prelude, body in split_rules(css):
        if prelude.startswith("@font-face") or body is None:
            continue
        if prelude.startswith("@"):
            inner = keep_ours(body).replace("\n", "")
            kept.append(f"{prelude}{{{inner}}}" if inner else "")
            continue
        selectors = [part for part in split_selectors(prelude) if not _NOT_OURS.search(part)]
        body = without_outside_files(body)
        kept.append(f"{','.join(selectors)}{{{body}}}" if selectors and body else "")
    return "\n".join(rule for rule in kept if rule)


def govuk_css(css: str) -> str:
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"GDS Transport,\s*arial", "Arial,Helvetica", css)
    return '@charset "UTF-8";\n' + keep_ours(css) + "\n"


def leaflet_css(css: str) -> str:
    return keep_ours(re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)) + "\n"


def without_source_map(script: str) -> str:
    return re.sub(r"\n?//# sourceMappingURL=.*", "", script).rstrip() + "\n"


PACKAGES = (
    Package(
        name="govuk-frontend",
        version="6.6.0",
        sha256="52c4eb554e54d8a6e4ba801e9da5ec3a5b930fd2f117a39677f0b6296e954751",
        files={"dist/govuk/govuk-frontend.min.css": ("govuk-frontend.css", govuk_css)},
        licence=MIT,
    ),
    Package(
        name="leaflet",
        version="1.9.4",
        sha256="84c65a256e50657896f54c33bd857b6849ebe94c817803be818bf32a3dde0b77",
        files={
            "dist/leaflet.css": ("leaflet.css", leaflet_css),
            "dist/leaflet.js": ("leaflet.js", without_source_map),
            "LICENSE": ("LICENCE", str),
        },
    ),
)


def fetch(package: Package, folder: Path) -> Path:
    """The package's tarball, fetched by npm and checked against its pinned hash."""
    wanted = f"{package.name}@{package.version}"
    command = ["npm", "pack", wanted, "--silent", "--pack-destination", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    tarball = folder / f"{package.folder}.tgz"
    found = hashlib.sha256(tarball.read_bytes()).hexdigest()
    if found != package.sha256:
        raise SystemExit(f"{wanted}: the tarball's SHA-256 is {found}, pinned {package.sha256}")
    return tarball


def unpack(package: Package, tarball: Path, target: Path) -> None:
    """Write the files we serve, cleaned, with the licence beside them."""
    target.mkdir(parents=True)
    with tarfile.open(tarball) as archive:
        manifest = json.load(archive.extractfile("package/package.json"))  # type: ignore[arg-type]
        print(f"{package.folder}: licence {manifest['license']}")
        for source, (served, clean) in package.files.items():
            text = archive.extractfile(f"package/{source}").read().decode()  # type: ignore[union-attr]
            (target / served).write_text(clean(text), encoding="utf-8")
    if package.licence:
        (target / "LICENCE").write_text(package.licence, encoding="utf-8")


def record_hashes() -> None:
    files = sorted(path for path in VENDOR.rglob("*") if path.is_file())
    hashes = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
        if path.name != "hashes.json"
    }
    (VENDOR / "hashes.json").write_text(json.dumps(hashes, indent=2) + "\n", encoding="utf-8")


def main() -> None:
    with tempfile.TemporaryDirectory() as scratch:
        tarballs = [fetch(package, Path(scratch)) for package in PACKAGES]
        shutil.rmtree(VENDOR, ignore_errors=True)
        for package, tarball in zip(PACKAGES, tarballs, strict=True):
            unpack(package, tarball, VENDOR / package.folder)
    record_hashes()


if __name__ == "__main__":
    main()
