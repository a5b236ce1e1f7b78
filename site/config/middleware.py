"""What holds for every answer: security policy, shared caching, no postcode in an address."""

from collections.abc import Callable
from functools import cache

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.cache import patch_cache_control

from directory.search.search_box import safe_parameters

# Wagtail's editor writes inline styles and scripts and shows previews in frames of its own.
ADMIN_POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'", "'unsafe-inline'"],
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:", "blob:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'"],
    "frame-src": ["'self'"],
    "frame-ancestors": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
}

READS = ("GET", "HEAD")
View = Callable[[HttpRequest], HttpResponse]


@cache
def personal_prefixes() -> tuple[str, ...]:
    """Behind these, answers depend on who asks. Everything else is the same for everyone."""
    accounts = reverse("account_login").removesuffix("login/")
    return (admin_prefix(), accounts, reverse("boards:home"))


@cache
def admin_prefix() -> str:
    return reverse("wagtailadmin_home")


class ContentSecurityPolicy(CSPMiddleware):
    """The strict policy everywhere, Wagtail's own needs under `/admin/` alone. A page in
    preview keeps the strict one, and may stand in a frame of the editor."""

    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        if request.path.startswith(admin_prefix()) and not report_only:
            return PolicyParts(config=ADMIN_POLICY)
        parts = super().get_policy_parts(request, response, report_only)
        if getattr(request, "is_preview", False):
            # Wagtail asks for the page itself and shows the answer beside its editor.
            parts.replace = {"frame-ancestors": ["'self'"]}
        return parts


class PublicPagesAreShared:
    """Public GET answers may be kept by any cache, checked by ETag; the others by none."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.has_header("Cache-Control"):
            return response
        if is_personal(request) or request.method not in ("GET", "HEAD"):
            patch_cache_control(response, private=True, no_store=True)
        elif response.status_code < 500:
            patch_cache_control(response, public=True, no_cache=True)
        return response


def is_personal(request: HttpRequest) -> bool:
    """Whether the answer is for one reader: by its address, or since it shows more to a member."""
    return request.path.startswith(personal_prefixes()) or getattr(request, "is_personal", False)


class KeepPostcodesOutOfAddresses:
    """Answers an address that holds a full postcode with a redirect to the safe form."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        safe = safe_parameters(request.path, request.GET) if request.method in READS else None
        if safe is None:
            return self.get_response(request)
        query = safe.urlencode()
        response = HttpResponseRedirect(f"{request.path}?{query}" if query else request.path)
        patch_cache_control(response, private=True, no_store=True)
        return response
