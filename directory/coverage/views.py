"""Coverage: the page and its files, all from one query."""

import gzip
import json
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from directory.attribution import with_licence
from directory.caching import computed_once, stamp
from directory.coverage import files as coverage_files
from directory.coverage.forms import CoverageQuestion, read_coverage
from directory.coverage.presenters import controls as coverage_controls
from directory.coverage.presenters import page as coverage_page
from directory.coverage.presenters import round as round_coverage
from directory.coverage.rules import live_states
from directory.input_problems import Problem, notice, problem_document
from mapping_data.area_index import AreaIndex
from mapping_data.models import Round
from mapping_data.rounds import choose, csv_of, published_rounds, table_of


def asked(request: HttpRequest) -> tuple[CoverageQuestion, list[Round]]:
    rounds = [item for item in published_rounds() if item.state == Round.State.ACTIVE]
    return read_coverage(request.GET, [item.slug for item in rounds]), rounds


@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    question, rounds = asked(request)
    areas = AreaIndex.today()
    context: dict[str, object] = {
        "question": question,
        "notices": [notice(problem) for problem in question.problems],
        "switches": coverage_controls.switches(question, {item.slug: item.name for item in rounds}),
    }
    if question.is_live:
        states = live_states(question.layer, areas)
        context |= coverage_page.live_page(question, states, areas)
    elif published := choose(rounds, question.round):
        context |= round_coverage.round_page(question, published)
    return render(request, "directory/coverage/coverage.html", context)


def packed(
    request: HttpRequest, name: str, content_type: str, compute: Callable[[], bytes]
) -> HttpResponse:
    """An answer kept in two forms, plain and compressed; the client takes the one it reads."""
    key = f"{name}:{stamp(timezone.localdate())}"
    accepts = "gzip" in request.headers.get("Accept-Encoding", "")
    if not accepts:
        response = HttpResponse(computed_once(key, compute), content_type=content_type)
    else:
        # Without a time stamp inside, the same answer has the same bytes and the same ETag.
        small = computed_once(
            f"{key}:gz", lambda: gzip.compress(computed_once(key, compute), mtime=0)
        )
        response = HttpResponse(small, content_type=content_type)
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    return response


def refused(question: CoverageQuestion) -> HttpResponse | None:
    return problem_document(list(question.problems)) if question.problems else None


@require_safe
def coverage_csv(request: HttpRequest) -> HttpResponse:
    question, rounds = asked(request)
    if refusal := refused(question):
        return refusal
    name = f"coverage-{question.round}-{question.layer}-{question.by}"
    if question.is_live:
        response = packed(
            request,
            name,
            "text/csv; charset=utf-8",
            lambda: coverage_files.live_csv(question.layer, question.by, AreaIndex.today()),
        )
    else:
        published = choose(rounds, question.round)
        content = csv_of(table_of(published)) if published else b""
        response = HttpResponse(content, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return with_licence(response)


@require_safe
def coverage_geojson(request: HttpRequest) -> HttpResponse:
    question, rounds = asked(request)
    if refusal := refused(question):
        return refusal
    name = f"geojson-{question.round}-{question.layer}-{question.by}-{question.detail}"
    if question.is_live:
        return packed(
            request,
            name,
            "application/geo+json",
            lambda: coverage_files.live_geojson(
                question.layer, question.by, question.detail, AreaIndex.today()
            ),
        )
    published = choose(rounds, question.round)
    content = coverage_files.round_geojson(published) if published else b""
    return HttpResponse(content, content_type="application/geo+json")


@require_safe
def coverage_states(request: HttpRequest) -> HttpResponse:
    """State and age by the code that the drawn boundaries bear: what the map joins to them."""
    question, _ = asked(request)
    problems = list(question.problems)
    if not question.is_live:
        sentence = "Only today’s records have a state for each authority."
        problems.append(Problem("round", question.round, sentence))
    if problems:
        return problem_document(problems)
    return packed(
        request,
        f"states-{question.layer}",
        "application/json",
        lambda: json.dumps(coverage_files.state_codes(question.layer, AreaIndex.today())).encode(),
    )
