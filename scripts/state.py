"""`var/state.json`: which steps are done, by the stamp that each had when it ended.

A step is due when its stamp differs now. So a start with nothing changed reads some files and
starts no Django, and a first start that was interrupted goes on where it stopped.
"""

import json
import os
from collections.abc import Iterable
from pathlib import Path

from scripts.steps import STEPS, VAR, Step


class State:
    """The file is replaced whole at each change, so it is never half written."""

    def __init__(self, path: Path = VAR / "state.json", steps: Iterable[Step] = STEPS) -> None:
        self.path = path
        self.steps = {step.name: step for step in steps}

    def due(self, wanted: Iterable[str]) -> list[Step]:
        """The steps of `wanted`, and of what they rest on, that have to run, in order."""
        stamps, names = self._read(), self._with_what_they_rest_on(wanted)
        wanted_steps = [step for step in self.steps.values() if step.name in names]
        return [step for step in wanted_steps if stamps.get(step.name) != step.stamp()]

    def begun(self, step: Step) -> None:
        """From now until `done`, the step is due, whatever happens to this process."""
        self._write({name: stamp for name, stamp in self._read().items() if name != step.name})

    def done(self, step: Step) -> None:
        self._write(self._read() | {step.name: step.stamp()})

    def _with_what_they_rest_on(self, wanted: Iterable[str]) -> set[str]:
        names, waiting = set[str](), list(wanted)
        while waiting:
            step = self.steps[waiting.pop()]
            names.add(step.name)
            waiting += step.after
        return names

    def _read(self) -> dict[str, object]:
        try:
            stamps = json.loads(self.path.read_text())
        except (FileNotFoundError, ValueError):
            return {}
        return stamps if isinstance(stamps, dict) else {}

    def _write(self, stamps: dict[str, object]) -> None:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.path.with_name(f"{self.path.name}.{os.getpid()}.unfinished")
        unfinished.write_text(json.dumps(stamps, indent=1, sort_keys=True) + "\n")
        unfinished.replace(self.path)
