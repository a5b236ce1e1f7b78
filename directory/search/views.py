"""The search for services: the page, its files, and the search box."""

from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
    QueryDict,
)
from django.shortcuts import render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from directory import pagination
from directory.attribution import with_licence
from directory.input_problems import Problem, problem_document
from directory.search import search
from directory.search.forms import Asked, read_search
from directory.search.presenters import filters as search_controls
from directory.search.presenters import results
from directory.search.query import SearchResult
from directory.search.search_box import address_of
from directory.services.exports import services_csv, services_geojson
from mapping_data.area_index import AreaIndex


@csrf_exempt  # it changes nothing, and public pages set no cookie
@require_POST
def find(request: HttpRequest) -> HttpResponse:
    """The search box: answered with an address that holds no full postcode."""
    return HttpResponseRedirect(address_of(request.POST.get("q", "")))


@require_safe
def service_list(request: HttpRequest) -> HttpResponse:
    areas = AreaIndex.today()
    asked = read_search(request.GET, areas)
    context = choice_context(asked) if asking(asked) else list_context(asked, request.GET, areas)
    return render(request, "directory/search/results.html", context)


def asking(asked: Asked) -> bool:
    """Whether a name has several meanings, so that nothing can be answered yet."""
    return bool(asked.where.choices) and not asked.where.known


def choice_context(asked: Asked) -> dict[str, object]:
    """The page that asks which place is meant."""
    choice = {"name": asked.where.near, "options": options(asked)}
    return {
        "heading": "Find a service",
        "query_text": asked.where.near,
        "choice": choice,
        "notices": results.notices(asked, QueryDict(), None),
    }


def options(asked: Asked) -> list[dict[str, str]]:
    return [
        {"title": choice.words, "detail": choice.detail, "url": choice.url}
        for choice in asked.where.choices
    ]


def list_context(asked: Asked, params: QueryDict, areas: AreaIndex) -> dict[str, object]:
    """Everything the list page shows."""
    result = search(asked.query, areas)
    last = pagination.last_page(result.total, results.PAGE_SIZE)
    page = min(asked.page, last)
    notices = results.notices(asked, params, result)
    if page != asked.page:
        title = (
            f"There is no page {asked.page} of these results. This is the last one, page {last}."
        )
        notices.append({"kind": "problem", "title": title})
    return {
        "heading": "Find a service",
        "page_title": results.page_title(asked, page),
        "query_text": params.get("near") or asked.query.text,
        "understood": results.understood(asked),
        "total": results.total_words(asked, result),
        "notices": notices,
        "spanning": options(asked),
        "groups": results.groups_shown(asked, result, page, areas, areas.day),
        "facets": search_controls.facets(asked, result),
        "kept": search_controls.kept(params),
        "chosen": search_controls.chosen(asked, params),
        "clear_url": search_controls.clear_url(params),
        "map": results.search_map(asked, result, areas),
        "downloads": search_controls.downloads(params) if result.total else [],
        "pagination": search_controls.pagination(params, page, result.total),
        "total_number": result.total,
    }


def file_problems(asked: Asked) -> list[Problem]:
    """What a file cannot answer: it has no page on which to ask back."""
    problems = list(asked.problems)
    if asking(asked):
        names = "; ".join(choice.words for choice in asked.where.choices)
        sentence = f"“{asked.where.near}” has several meanings: {names}. Ask for one of them."
        problems.append(Problem("near", asked.where.near, sentence))
    if asked.where.outside:
        sentence = f"That place is in {asked.where.outside}. This directory covers England."
        problems.append(Problem("near", asked.where.near, sentence))
    return problems


def answer_file(request: HttpRequest) -> tuple[SearchResult | None, AreaIndex, HttpResponse | None]:
    areas = AreaIndex.today()
    asked = read_search(request.GET, areas)
    if problems := file_problems(asked):
        return None, areas, problem_document(problems)
    return search(asked.query, areas), areas, None


@require_safe
def service_csv(request: HttpRequest) -> HttpResponse:
    result, areas, refusal = answer_file(request)
    if refusal is not None or result is None:
        return refusal or HttpResponse(status=400)
    response = HttpResponse(services_csv(result, areas), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="services.csv"'
    return with_licence(response)


@require_safe
def service_geojson(request: HttpRequest) -> HttpResponse:
    result, areas, refusal = answer_file(request)
    if refusal is not None or result is None:
        return refusal or HttpResponse(status=400)
    return JsonResponse(services_geojson(result, areas), content_type="application/geo+json")
