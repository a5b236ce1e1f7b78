"""A contract of import-linter: no circle of imports among the modules of the product.

Imports inside functions count. The contract that import-linter brings for circles compares
packages, at every depth; this one compares single modules.
"""

from collections.abc import Iterable, Mapping
from graphlib import CycleError, TopologicalSorter

from grimp import ImportGraph
from importlinter import Contract, ContractCheck, output


def find_circles(imports: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """One circle for each group of modules that import one another, in import order.

    `imports` holds for each module the modules that it imports. A circle that was found is
    opened at its first arrow, so that the search ends.
    """
    remaining = {module: set(imported) for module, imported in imports.items()}
    circles: list[list[str]] = []
    while True:
        try:
            TopologicalSorter(remaining).prepare()
        except CycleError as error:
            circle = list(reversed(error.args[1]))
            circles.append(circle)
            remaining[circle[0]].discard(circle[1])
        else:
            return circles


class AcyclicModulesContract(Contract):
    """Broken by every circle of imports between modules, the root packages' own included."""

    type_name = "acyclic_modules"

    def check(self, graph: ImportGraph, verbose: bool) -> ContractCheck:
        imports = {
            module: graph.find_modules_directly_imported_by(module)
            for module in sorted(graph.modules)
        }
        circles = find_circles(imports)
        return ContractCheck(kept=not circles, metadata={"circles": circles})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for circle in check.metadata["circles"]:
            output.print_error(" -> ".join(circle))
