"""Old addresses of pages that were given another one."""

from django.http import HttpRequest, HttpResponse
from wagtail.contrib.redirects.middleware import RedirectMiddleware
from wagtail.contrib.redirects.models import Redirect


class PublicRedirects(RedirectMiddleware):
    """Wagtail's, but for those that lead to a page which is not public: its old address is
    answered like any other at which there is nothing."""

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer: HttpResponse = super().process_response(request, response)
        if answer is not response and leads_to_no_page(request):
            return response
        return answer


def leads_to_no_page(request: HttpRequest) -> bool:
    path = Redirect.normalise_path(request.path)
    found = Redirect.objects.filter(old_path=path, redirect_page__isnull=False)
    return found.exists() and not found.filter(redirect_page__live=True).exists()
