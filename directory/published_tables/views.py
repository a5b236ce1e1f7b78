"""The pages and files of published tables: read the address, ask, present."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from directory.input_problems import Problem, Way, notice, shorten
from directory.published_tables import presenters as pages
from directory.published_tables.files import table_csv
from mapping_data.published_tables import published_table


@require_safe
def figure_list(request: HttpRequest) -> HttpResponse:
    return render(request, "directory/published_tables/list.html", pages.index_page())


def unknown(key: str) -> Problem:
    ways = (Way("All published tables", reverse("published_tables:tables")),)
    return Problem("key", key, f"There is no published table “{shorten(key)}”.", ways)


@require_safe
def figure_detail(request: HttpRequest, key: str) -> HttpResponse:
    context = pages.table_page(key)
    if context is None:
        context = {**pages.index_page(), "notices": [notice(unknown(key))]}
        return render(request, "directory/published_tables/list.html", context, status=404)
    return render(request, "directory/published_tables/detail.html", context)


@require_safe
def figure_csv(request: HttpRequest, key: str) -> HttpResponse:
    table = published_table(key)
    if table is None:
        return no_such_table(key)
    response = HttpResponse(table_csv(table), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{table.key}.csv"'
    response["Link"] = f'<{table.record.get_absolute_url()}>; rel="describedby"'
    return response


def no_such_table(key: str) -> JsonResponse:
    """RFC 9457: which table is not known, and where they are listed."""
    detail = f"{unknown(key).sentence} /figures/ lists them all."
    body = {"type": "about:blank", "title": "No such table", "status": 404, "detail": detail}
    return JsonResponse(body, status=404, content_type="application/problem+json")
