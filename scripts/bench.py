"""Run each measurement of `bench/`, one after the other. Usage: python -m scripts.bench"""

import subprocess
import sys

from scripts.steps import ROOT


def main() -> None:
    failed = []
    for path in sorted((ROOT / "bench").glob("[!_]*.py")):
        print(f"== {path.stem} ==", flush=True)
        if subprocess.run([sys.executable, str(path)], cwd=ROOT, check=False).returncode:
            failed.append(path.name)
    if failed:
        sys.exit(f"Failed: {', '.join(failed)}.")


if __name__ == "__main__":
    main()
