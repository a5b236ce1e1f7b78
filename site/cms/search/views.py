"""The address that searches everything."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.search.site_search import KINDS, search_everything
from directory.input_problems import Problem, notice, shorten
from directory.links import services_url
from directory.search.search_box import address_of, clean
from mapping_data.area_index import AreaIndex
from mapping_data.postcodes.parse import find_full_postcodes

FEW, MANY = 5, 100


@csrf_exempt  # it changes nothing, and public pages set no cookie
@require_http_methods(["GET", "HEAD", "POST"])
def search(request: HttpRequest) -> HttpResponse:
    """The box is sent by POST, so that a full postcode never stands in an address."""
    if request.method == "POST":
        return HttpResponseRedirect(answer_at(request.POST.get("q", "")))
    return render(request, "cms/search/search.html", search_context(request.GET))


def answer_at(typed: str) -> str:
    """A full postcode asks for services near it; anything else is searched for here."""
    if find_full_postcodes(typed):
        return address_of(typed)
    text = clean(typed)
    return services_url(reverse("site_search"), q=text)


def search_context(params: QueryDict) -> dict[str, object]:
    text, asked = clean(params.get("q", "")), clean(params.get("kind", ""))
    only = asked if asked in KINDS else ""
    areas = AreaIndex.load(timezone.localdate())
    found = search_everything(text, areas, MANY if only else FEW, only) if text else []
    return {
        "query_text": text,
        "notices": [notice(problem) for problem in problems(asked, only)],
        "groups": [
            {
                "slug": one.kind,
                "title": one.title,
                "total": one.total,
                "results": one.results,
                "partial": one.partial,
                "more": more(one.kind, text) if one.total > len(one.results) else "",
            }
            for one in found
        ],
        "only": KINDS.get(only, ""),
        "all_url": f"{reverse('site_search')}?{urlencode({'q': text})}",
        "services_url": f"{reverse('search:services')}?{urlencode({'near': text})}",
    }


def problems(asked: str, only: str) -> list[Problem]:
    if not asked or only:
        return []
    sentence = f"“{shorten(asked)}” is not a kind of result. It can be {', '.join(KINDS)}."
    return [Problem("kind", asked, sentence)]


def more(kind: str, text: str) -> str:
    """Where all results of a kind are: a list with filters of its own, where there is one."""
    lists = {"services": "search:services", "references": "evidence:references"}
    if kind in lists:
        return f"{reverse(lists[kind])}?{urlencode({'q': text})}"
    return f"{reverse('site_search')}?{urlencode({'q': text, 'kind': kind})}"
