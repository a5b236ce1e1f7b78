"""Print the figures of the code's shape. Usage: python -m scripts.house"""

import sys

from grimp import build_graph

from scripts.import_contracts import find_circles
from scripts.measure import APPS, measure
from scripts.steps import ROOT

# The packages in `site/` are imported by their own names.
IN_SITE = ("accounts", "cms", "config")


def count_circles() -> int:
    """Circles of imports among all modules of the product, those inside functions included."""
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    packages = [app for app in APPS if (ROOT / app / "__init__.py").exists()]
    graph = build_graph(*packages, *IN_SITE, cache_dir=None)
    imported = graph.find_modules_directly_imported_by
    return len(find_circles({module: imported(module) for module in graph.modules}))


def main() -> None:
    print(f"import circles: {count_circles()}")
    for figure, value in measure(ROOT).items():
        print(f"{figure}: {value}")


if __name__ == "__main__":
    main()
