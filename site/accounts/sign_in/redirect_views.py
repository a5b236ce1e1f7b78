"""One door: the admin's own addresses for signing in and out lead to `/accounts/`."""

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache


@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """To the sign-in page, with the page that was wanted."""
    query = f"?{request.GET.urlencode()}" if request.GET else ""
    return HttpResponseRedirect(reverse("account_login") + query)


@never_cache
def sign_out(request: HttpRequest) -> HttpResponse:
    """The admin's “Log out” button posts here; 307 keeps it a post, token and all."""
    return redirect("account_logout", preserve_request=True)


@never_cache
def reset_password(request: HttpRequest, rest: str = "") -> HttpResponse:
    return redirect("account_reset_password")


@never_cache
def own_account(request: HttpRequest) -> HttpResponse:
    return redirect("my_account")


@never_cache
def admin_door(request: HttpRequest) -> HttpResponse:
    """Where the admin sends those whom it does not let in: a visitor to the sign-in page,
    a signed-in person to a refusal (the sign-in page would send them straight back)."""
    if not request.user.is_authenticated:
        return sign_in(request)
    list(get_messages(request))  # the admin's own words for it; the page says more
    return render(request, "account/no_admin_rights.html", status=403)
