"""Something that was asked for and not understood: said on the page, a 400 in files."""

from dataclasses import dataclass

from django.http import JsonResponse


@dataclass(frozen=True)
class Way:
    """A way on: a link with its words."""

    words: str
    url: str


@dataclass(frozen=True)
class Problem:
    """`parameter` and `value` as they came; `sentence` says what was not understood."""

    parameter: str
    value: str
    sentence: str
    ways: tuple[Way, ...] = ()


def shorten(value: str, limit: int = 80) -> str:
    """What a reader typed, fit to be repeated in a sentence: printable and not endless."""
    printable = "".join(c if c.isprintable() else " " for c in value).strip()
    return printable if len(printable) <= limit else printable[: limit - 1] + "…"


def notice(problem: Problem) -> dict[str, object]:
    """The problem as `components/notice.html` shows it on a page."""
    links = [{"title": way.words, "url": way.url} for way in problem.ways]
    return {"kind": "problem", "title": problem.sentence, "links": links}


def problem_document(problems: list[Problem]) -> JsonResponse:
    """RFC 9457: which parameters were not understood, and why. Nothing else is answered."""
    body = {
        "type": "about:blank",
        "title": "The address was not understood",
        "status": 400,
        "detail": " ".join(problem.sentence for problem in problems),
        "errors": [
            {"parameter": p.parameter, "value": p.value, "detail": p.sentence} for p in problems
        ],
    }
    return JsonResponse(body, status=400, content_type="application/problem+json")
