"""The rule that keeps an import from writing over an editor, for one record.

An import remembers what it last gave each field. Where the live value still equals that, the
field is the import's and follows the file. Otherwise it is an editor's: it stays, and a
difference from the file is reported as a conflict.
"""

from dataclasses import dataclass, field
from typing import Any

Values = dict[str, Any]
BLANK: tuple[Any, ...] = ("", None, [])


@dataclass
class Merge:
    """What to write, what is in conflict, and what to remember as last given."""

    changes: Values = field(default_factory=dict)
    conflicts: list[str] = field(default_factory=list)
    remembered: Values = field(default_factory=dict)


def merge(*, live: Values, last: Values | None, new: Values) -> Merge:
    """Compare what stands (`live`), what was given last (None: never) and the file's (`new`)."""
    result = Merge()
    for name, value in new.items():
        if live[name] == value:
            result.remembered[name] = value
        elif _is_still_the_imports(name, live, last):
            result.changes[name] = value
            result.remembered[name] = value
        else:
            result.conflicts.append(name)
            result.remembered[name] = value if last is None else last.get(name, value)
    return result


def _is_still_the_imports(name: str, live: Values, last: Values | None) -> bool:
    if last is None:
        return False
    if name in last:
        return bool(live[name] == last[name])
    # A field that earlier versions of the import did not know: it may fill a blank.
    return live[name] in BLANK
