"""The pages and files of mapping rounds: read the address, ask, present."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from directory.input_problems import Problem, problem_document, shorten
from directory.rounds.forms import read_comparison, read_version
from directory.rounds.presenters import comparison as compare_page
from directory.rounds.presenters import page as pages
from mapping_data.area_index import AreaIndex
from mapping_data.rounds import LIVE, choose, csv_of, published_rounds, table_of


@require_safe
def round_list(request: HttpRequest) -> HttpResponse:
    return render(request, "directory/rounds/list.html", pages.round_list(published_rounds()))


def unknown(slug: str) -> Problem:
    return Problem("round", slug, f"There is no mapping round “{shorten(slug)}”.")


@require_safe
def round_detail(request: HttpRequest, slug: str) -> HttpResponse:
    """A round in its active version, or in the version asked for; superseded ones stay readable."""
    if slug == LIVE:
        return HttpResponseRedirect(f"{reverse('rounds:rounds')}#live")
    rounds = published_rounds()
    item, problems = read_version(request.GET, slug, rounds)
    if item is None:
        context = pages.round_list(rounds, [unknown(slug)])
        return render(request, "directory/rounds/list.html", context, status=404)
    context = pages.round_page(item, rounds, problems, request.build_absolute_uri("/"))
    return render(request, "directory/rounds/detail.html", context)


@require_safe
def round_csv(request: HttpRequest, slug: str) -> HttpResponse:
    """The figures of a round. The SHA-256 on its page is that of these bytes."""
    item, problems = read_version(request.GET, slug, published_rounds())
    if item is None:
        return no_such_round(slug)
    if problems:
        return problem_document(problems)
    response = HttpResponse(csv_of(table_of(item)), content_type="text/csv; charset=utf-8")
    name = f"{item.slug}-version-{item.version}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Link"] = f'<{pages.address(item)}>; rel="describedby"'
    return response


def no_such_round(slug: str) -> JsonResponse:
    """RFC 9457: which round is not known, and what to ask for instead."""
    detail = unknown(slug).sentence
    if slug == LIVE:
        detail = "Today’s records are not a round: ask for /coverage.csv?by=region."
    body = {"type": "about:blank", "title": "No such round", "status": 404, "detail": detail}
    return JsonResponse(body, status=404, content_type="application/problem+json")


@require_safe
def round_compare(request: HttpRequest) -> HttpResponse:
    """Two rounds, or a round and today's records, side by side by region."""
    rounds = published_rounds()
    asked = read_comparison(request.GET, rounds)
    areas = AreaIndex.today() if LIVE in (asked.a, asked.b) else None
    sides = [
        compare_page.live_side(areas) if slug == LIVE and areas else compare_page.round_side(item)
        for slug in (asked.a, asked.b)
        if (item := choose(rounds, slug)) or slug == LIVE
    ]
    context = compare_page.compare_page(sides, rounds, asked.problems)
    return render(request, "directory/rounds/compare.html", context)
