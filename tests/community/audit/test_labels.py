"""Every act that is written down has its words, and can be looked for in the audit log."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.http import StreamingHttpResponse

from community.audit.labels import ACTS
from community.audit.log import record
from tests.community.people import administrator, make_board, make_member, make_topic, signed_in

COMMUNITY = Path(__file__).resolve().parents[3] / "community"


def acts_in(path: Path) -> Iterator[str]:
    """What is handed to `record`, and to functions that take an `act` and hand it on."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    takers = {"record": 0}
    constants = dict[str, ast.expr]()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(calls(node, {"record": 0})):
            names = [one.arg for one in node.args.args]
            takers |= {node.name: names.index("act")} if "act" in names else {}
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            constants[node.targets[0].id] = node.value
    for act in calls(tree, takers):
        yield from words_of(act, constants, path)


def calls(tree: ast.AST, takers: dict[str, int]) -> Iterator[ast.expr]:
    """The act in each call of these functions."""
    for node in ast.walk(tree):
        name = node.func if isinstance(node, ast.Call) else None
        if isinstance(node, ast.Call) and isinstance(name, ast.Name) and name.id in takers:
            yield node.args[takers[name.id]]


def words_of(act: ast.expr, constants: dict[str, ast.expr], path: Path) -> Iterator[str]:
    if isinstance(act, ast.Constant) and isinstance(act.value, str):
        yield act.value
    elif isinstance(act, ast.IfExp):
        yield from words_of(act.body, constants, path)
        yield from words_of(act.orelse, constants, path)
    elif isinstance(act, ast.Name) and act.id in constants:
        yield from words_of(constants[act.id], constants, path)
    elif not (isinstance(act, ast.Name) and act.id == "act"):
        raise AssertionError(f"{path.name}:{act.lineno}: which act is this?")


def acts() -> set[str]:
    own = [path for path in COMMUNITY.rglob("*.py") if path.name != "act_words.py"]
    return {act for path in own for act in acts_in(path)}


def test_every_act_that_is_recorded_has_its_words() -> None:
    assert {"traced", "reminded_of_review", "warned", "unpinned", "gave_up_summary"} <= acts()
    assert acts() - set(ACTS) == set()


def test_no_words_are_kept_for_an_act_that_nobody_does() -> None:
    assert set(ACTS) - acts() == set()


@pytest.mark.parametrize("act", ["traced", "deleted_account", "moved"])
def test_an_act_is_found_by_the_filter(act: str, db: None) -> None:
    record(act, make_topic(make_board(), make_member()), by=None, as_whom="system")
    client = signed_in(administrator())
    assert f'<option value="{act}"' in client.get("/community/moderation/audit/").text
    answer = client.get(f"/community/moderation/audit.csv?act={act}")
    assert isinstance(answer, StreamingHttpResponse)
    assert f",{act},topic:" in b"".join(answer).decode()
