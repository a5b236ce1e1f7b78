"""The coast of Great Britain: Natural Earth, from the npm package world-atlas."""

import json
import subprocess
import tarfile
from pathlib import Path
from typing import Any

from mapping_data.boundaries.digests import sha256_of
from mapping_data.boundaries.errors import BoundaryError

PACKAGE, VERSION = "world-atlas", "2.0.2"
TARBALL_SHA256 = "032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97"
MEMBER = "package/countries-10m.json"
COAST_SHA256 = "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79"


def coast_file(given: Path | None, folder: Path) -> Path:
    """The file given, or the one from the package, fetched once into `folder` by npm."""
    path = given or folder / f"{PACKAGE}-{VERSION}-countries-10m.json"
    if given is None and not path.exists():
        path.write_bytes(_member_of(_fetch_tarball(folder)))
    _check_digest(path, COAST_SHA256)
    return path


def read_topology(path: Path) -> dict[str, Any]:
    topology: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return topology


def _fetch_tarball(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    tarball = folder / f"{PACKAGE}-{VERSION}.tgz"
    if not tarball.exists():
        command = ["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"]
        try:
            subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)
        except (OSError, subprocess.CalledProcessError) as error:
            detail = getattr(error, "stderr", None) or error
            raise BoundaryError(
                f"npm could not fetch {PACKAGE}@{VERSION}: {detail}; "
                "give the file countries-10m.json of that package with --coast"
            ) from error
    _check_digest(tarball, TARBALL_SHA256)
    return tarball


def _member_of(tarball: Path) -> bytes:
    with tarfile.open(tarball) as archive:
        member = archive.extractfile(MEMBER)
        if member is None:
            raise BoundaryError(f"{tarball} holds no file {MEMBER}")
        return member.read()


def _check_digest(path: Path, expected: str) -> None:
    if not path.is_file():
        raise BoundaryError(f"there is no file {path}")
    if (found := sha256_of([path])) != expected:
        raise BoundaryError(
            f"{path} is not the {PACKAGE} {VERSION} that the boundaries are built from: "
            f"its SHA-256 is {found}, expected {expected}; remove it and try again"
        )
