"""Pages of areas: all of them, a region, an authority, and the brief of either."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from directory.areas.briefs.authority import authority_brief
from directory.areas.briefs.region import region_brief
from directory.areas.presenters import list as list_page
from directory.areas.presenters.authority import authority_page
from directory.areas.presenters.region import region_page
from directory.page_slots import AREA, REGION, filled, filled_for_reader
from mapping_data.area_index import AreaIndex
from mapping_data.models import Area


def found(code: str, areas: AreaIndex) -> Area:
    """The area that has or had a code."""
    area = areas.by_code(code)
    if area is None:
        raise Http404(f"“{code}” is not a code of an area that we know.")
    return area


@require_safe
def area_list(request: HttpRequest) -> HttpResponse:
    return render(request, "directory/areas/list.html", list_page.area_list(AreaIndex.today()))


@require_safe
def area_detail(request: HttpRequest, code: str) -> HttpResponse:
    """Any code ever used: the newest code's page, or the page of a former area."""
    areas = AreaIndex.today()
    area = found(code, areas)
    if code != area.gss_code:
        return HttpResponsePermanentRedirect(area.get_absolute_url())
    if area.kind == Area.Kind.COUNTRY:
        return HttpResponseRedirect(reverse("areas:areas"))
    place = REGION if area.kind == Area.Kind.REGION else AREA
    page = region_page if place == REGION else authority_page
    slots = {
        "slots": filled(place, area),
        "for_reader": filled_for_reader(place, area, request),
    }
    template = "region" if place == REGION else "authority"
    return render(request, f"directory/areas/{template}.html", page(area, areas) | slots)


@require_safe
def area_brief(request: HttpRequest, code: str) -> HttpResponse:
    """One page for a committee, of a region or of an authority of today."""
    areas = AreaIndex.today()
    area = found(code, areas)
    if not has_brief(area, areas):
        return HttpResponseRedirect(area.get_absolute_url())
    if code != area.gss_code:
        return HttpResponsePermanentRedirect(reverse("areas:brief", args=[area.gss_code]))
    brief = region_brief if area.kind == Area.Kind.REGION else authority_brief
    return render(request, "directory/areas/brief.html", brief(area, areas))


def has_brief(area: Area, areas: AreaIndex) -> bool:
    """A former area's page names those of today, each of which has its brief."""
    if area.kind == Area.Kind.REGION:
        return True
    return area.kind == Area.Kind.AUTHORITY and area.is_english and area.is_valid_on(areas.day)
