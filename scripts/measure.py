"""Figures of the house: app code without migrations and tests. Usage: python measure.py [ROOT].

Prints one line a figure. Import circles are left to import-linter. Standard library only.
"""

import ast
import io
import re
import statistics
import sys
import tokenize
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

APPS = ("foundation", "guard", "mapping_data", "directory", "community", "site")
ROOTS = ("foundation", "mapping_data", "directory", "community", "site/cms", "site/accounts")
SKIPPED = {".venv", ".uv", "var", "migrations", "node_modules", "tests", "fixtures", "vendor"}
WORDS = [
    w for w in Path(__file__).with_name("words.txt").read_text().splitlines() if w and w[0] != "#"
]
NOT_A_VERB = re.compile(
    r"^(said|told|kept|held|shown|listed|written|asked|found|counted|known|given|taken|drawn|named|marked|read|placed|made|"
    r"chosen|seen|wanted|standing|coming|going|beginning|own|every|each|other|others|no|not|none|what|why|who|whom|which|where|"
    r"when|whether|near|beside|around|between|of|at|without|words|waits?|stays?|stands?|rests?|joined|folded|plain|free|still|such|"
    r"begun|done|left|lost|due|all|some|one|two|first|last|next|newest|nearest|best|later|earlier|resting|consented)(_|$)"
)
EMPTY_VERBS = {"get", "make", "do", "handle", "process"}
VERBS = set(
    """accept access activate add allow annotate answer append apply approve ask assert assign attach begin block bound build bulk cache
    calculate call can cancel carry check choose claim clean clear close collect combine compare compile compose compute confirm connect
    construct contribute convert copy count create cut decide decline decode delete deliver describe detach detect disable discard
    dispatch display do draw drop edit enable encode end enqueue ensure enter escalate escape evaluate exclude expand expire export extract
    fetch fill filter find finish flag fold follow forget format freeze from generate get give group guard handle has have hide hold
    identify ignore import include index infer insert inspect install invite is issue iter iterate join keep label leave lift limit link
    list load locate lock log look lower map mark mask match measure merge migrate move must normalise normalize note notify offer open
    order pack parse pause pick pin place plan post prefetch prepare present preview print process propose prune publish push put queue
    quote raise rank read rebuild receive recompute reconcile record redact redirect reduce refresh refuse register reindex reject release
    remind remove rename render renew reopen repair replace report request require reschedule reset resolve respond restore restrict retry
    return reveal reverse revert review rewrite rotate round run sanitise sanitize save scan schedule score search select send serialise
    serialize serve set settle should show sign simplify skip sort split spread start stem stop store strip submit subscribe suggest
    summarise summarize suppress suspend swap sync tag take test to tokenise tokenize touch trace track train transform translate trim
    truncate try unlink unlock unpack unpin unpublish unsubscribe update upgrade upload use validate verify view visit wait walk warn watch
    weigh weight withdraw with wrap write""".split()
)
TYPED = re.compile(
    r"""["']/(?:services|areas|coverage|gaps|rounds|figures|practice|evidence|search|community|accounts|glossary|admin|parents)/"""
)


def app_files(root: Path) -> Iterator[Path]:
    for app in APPS:
        for path in sorted((root / app).rglob("*.py")):
            if not SKIPPED & set(path.relative_to(root).parts):
                yield path


def at(values: list[int], share: float) -> int:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, round(share * (len(ordered) - 1)))] if ordered else 0


def is_noun_by_rule(node: ast.FunctionDef | ast.AsyncFunctionDef, owner: str) -> bool:
    """Properties and queryset methods are named by what they are (STYLE 11)."""
    decorators = {ast.unparse(d).split("(")[0].split(".")[-1] for d in node.decorator_list}
    return bool(decorators & {"property", "cached_property", "setter"}) or owner.endswith(
        ("QuerySet", "Manager")
    )


def measure(root: Path) -> dict[str, object]:
    function_lines: list[int] = []
    file_lines: list[int] = []
    names = verbs = empty = participles = returns = prose = typed = 0
    old: Counter[str] = Counter()
    for path in app_files(root):
        text = path.read_text()
        file_lines.append(text.count("\n"))
        tree = ast.parse(text)
        if path.name not in ("urls.py",):
            typed += len(TYPED.findall(text))
        notes = []
        owners = {
            child: node.name
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef)
            for child in node.body
        }
        for node in ast.walk(tree):
            if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)):
                notes.append(ast.get_docstring(node) or "")
            if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                continue
            function_lines.append((node.end_lineno or node.lineno) - node.lineno + 1)
            returns += node.returns is not None
            if node.name.startswith("__") or is_noun_by_rule(node, owners.get(node, "")):
                continue
            first = node.name.strip("_").split("_")[0]
            names += 1
            verbs += first in VERBS
            empty += first in EMPTY_VERBS
            participles += bool(NOT_A_VERB.match(node.name.strip("_")))
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type == tokenize.COMMENT:
                notes.append(token.string.lstrip("# "))
        for note in notes:
            low = " ".join(re.findall(r"[a-z']+", note.lower()))
            prose += len(low.split())
            for word in WORDS:
                old[word] += len(re.findall(rf"\b{re.escape(word)}\b", low))
    templates = [
        line
        for path in (root / "templates").rglob("*.html")
        for line in path.read_text().splitlines()
        if line.strip()
    ]
    flat = {name: len(list((root / name).glob("*.py"))) for name in ROOTS if (root / name).is_dir()}
    return {
        "function lines, middle": statistics.median(function_lines),
        "function lines, 9 in 10": at(function_lines, 0.9),
        "function lines, longest": max(function_lines),
        "file lines, middle": statistics.median(file_lines),
        "file lines, 9 in 10": at(file_lines, 0.9),
        "file lines, longest": max(file_lines),
        "functions with a return type, %": round(100 * returns / len(function_lines)),
        "names that begin with a verb, %": round(100 * verbs / names),
        "of these with get, make, do, handle, process, % of all": round(100 * empty / names),
        "names that begin with a participle or particle, %": round(100 * participles / names),
        "old words, per 1,000 words of docstrings and comments": round(
            1000 * sum(old.values()) / max(1, prose), 1
        ),
        "the commonest of them": ", ".join(f"{word} {count}" for word, count in old.most_common(8)),
        "addresses typed by hand": typed,
        "template lines over 120 characters, %": round(
            100 * sum(len(line) > 120 for line in templates) / max(1, len(templates)), 1
        ),
        "files in the root of an app, most": max(flat.values()),
        "files in the roots": flat,
    }


if __name__ == "__main__":
    for figure, value in measure(Path(sys.argv[1] if len(sys.argv) > 1 else ".")).items():
        print(f"{figure}: {value}")
