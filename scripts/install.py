"""Bring `.venv` to what `uv.lock` says, fetching uv first where it is missing.

Usage: python -m scripts.install GROUP...   Needs nothing but Python and a package index.
"""

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
UV_FOLDER = ROOT / ".uv"
UV_VERSION = "0.13.9"
# The oldest release that reads the lock file's form.
OLDEST_UV = (0, 8)

NO_PIP = """\
uv has to be fetched, and this Python ({python}) can neither make a virtual environment nor
use pip. On Debian and Ubuntu: apt-get install python3-venv. Or install uv, and start again."""


def usable_uv() -> str | None:
    """The uv on the path if it is recent, or the one fetched earlier."""
    fetched = UV_FOLDER / "bin" / "uv"
    for candidate in (shutil.which("uv"), str(fetched)):
        if candidate and _version(candidate) >= OLDEST_UV:
            return candidate
    return None


def _version(uv: str) -> tuple[int, ...]:
    try:
        said = subprocess.run([uv, "--version"], capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return ()
    found = re.search(r"(\d+)\.(\d+)", said.stdout)
    return tuple(int(number) for number in found.groups()) if found else ()


def fetch_uv() -> str:
    """Put uv into `.uv/`, by a virtual environment or, without `ensurepip`, by pip alone."""
    print(f"Fetching uv {UV_VERSION}, which installs the packages …", flush=True)
    shutil.rmtree(UV_FOLDER, ignore_errors=True)
    wanted = ["install", "--quiet", "--disable-pip-version-check", f"uv=={UV_VERSION}"]
    if _quietly([sys.executable, "-m", "venv", str(UV_FOLDER)]):
        subprocess.run([str(UV_FOLDER / "bin" / "python"), "-m", "pip", *wanted], check=True)
    elif _quietly([sys.executable, "-m", "pip", "--version"]):
        shutil.rmtree(UV_FOLDER, ignore_errors=True)
        into = ["--target", str(UV_FOLDER)]
        subprocess.run([sys.executable, "-m", "pip", *wanted, *into], check=True)
    else:
        shutil.rmtree(UV_FOLDER, ignore_errors=True)
        sys.exit(NO_PIP.format(python=sys.executable))
    return str(UV_FOLDER / "bin" / "uv")


def _quietly(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def sync(uv: str, groups: list[str]) -> None:
    """Install what is missing. `--inexact` leaves what another command needs in place."""
    command = [uv, "sync", "--frozen", "--inexact", "--no-default-groups"]
    command += [f"--group={group}" for group in groups]
    environment = {**os.environ, "UV_COMPILE_BYTECODE": "1"}
    # Somebody's active environment is not ours.
    for name in ("VIRTUAL_ENV", "UV_PROJECT_ENVIRONMENT"):
        environment.pop(name, None)
    if VENV.exists():
        command.append("--quiet")
    else:
        environment["UV_PYTHON"] = sys.executable
        print("Installing the packages into .venv …", flush=True)
    subprocess.run(command, cwd=ROOT, env=environment, check=True)


def main(groups: list[str]) -> None:
    started, fresh = time.monotonic(), not VENV.exists()
    try:
        sync(usable_uv() or fetch_uv(), groups)
    except subprocess.CalledProcessError as error:
        sys.exit(f"The packages could not be installed ({error.cmd[0]} said why above).")
    if fresh:
        print(f"Installing the packages: done in {time.monotonic() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
