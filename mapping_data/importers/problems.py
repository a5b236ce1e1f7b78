"""What is wrong with an import's input, said so that a person can go and mend it."""

from dataclasses import dataclass

from foundation.exceptions import ActionNotPossible


@dataclass(frozen=True)
class Problem:
    """One fault of one file. Line and column are blank where the fault is the whole file's."""

    file: str
    words: str
    line: int | None = None
    column: str = ""
    value: str = ""

    def __str__(self) -> str:
        place = [self.file]
        if self.line is not None:
            place.append(f"line {self.line}")
        if self.column:
            place.append(f"column {self.column}")
        if self.value:
            shown = self.value if len(self.value) <= 80 else f"{self.value[:77]}..."
            place.append(f"“{shown}”")
        return f"{', '.join(place)}: {self.words}"


class ImportRefused(ActionNotPossible):
    """Nothing was loaded. `problems` holds every fault that was found, not only the first."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))


class ImportFailed(Exception):
    """The rows were good, but what stands in the database afterwards is not what they say."""
