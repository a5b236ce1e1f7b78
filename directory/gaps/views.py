"""Gaps: the page and its file, both from one query."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.attribution import with_licence
from directory.gaps import files as gap_files
from directory.gaps import forms as gaps_filters
from directory.gaps.presenters import page as gaps_page
from directory.gaps.rules import live_gaps
from directory.input_problems import problem_document
from mapping_data.area_index import AreaIndex


@require_safe
def gaps(request: HttpRequest) -> HttpResponse:
    areas = AreaIndex.today()
    context = gaps_page.gaps_page(live_gaps(areas), request.GET, areas)
    return render(request, "directory/gaps/gaps.html", context)


@require_safe
def gaps_csv(request: HttpRequest) -> HttpResponse:
    areas = AreaIndex.today()
    chosen, problems = gaps_filters.read_filters(request.GET, areas)
    if problems:
        return problem_document(problems)
    found = [gap for gap in live_gaps(areas) if gaps_filters.fits(gap, chosen)]
    response = HttpResponse(
        gap_files.gaps_csv(found, areas), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = 'attachment; filename="gaps.csv"'
    return with_licence(response)
