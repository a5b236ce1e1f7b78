"""The page of one service."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

from directory.models import FormerSlug, Service
from directory.page_slots import SERVICE, filled_for_reader
from directory.services.presenters import service_page


@require_safe
def service_detail(request: HttpRequest, slug: str) -> HttpResponse:
    service = Service.objects.public().with_page().filter(slug=slug).first()
    if service is None:
        former = FormerSlug.objects.filter(slug=slug, service__live=True).first()
        if former is None:
            raise Http404(f"“{slug}” is not the address of a service that we hold.")
        return HttpResponsePermanentRedirect(former.service.get_absolute_url())
    members = {"for_reader": filled_for_reader(SERVICE, service, request)}
    return render(request, "directory/services/detail.html", service_page(service) | members)
