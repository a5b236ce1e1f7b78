"""Addresses of practice spotlights beside their pages."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe


@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    return HttpResponse(status=404)
