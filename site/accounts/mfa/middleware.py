"""The door before the admin and the community for those who still need a second step."""

from collections.abc import Callable
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from accounts.mfa.policy import has_second_step, is_kept_out, is_required_of
from accounts.models import User

View = Callable[[HttpRequest], HttpResponse]


class SecondStepRequired:
    """Leads those who need it to setting it up. Signing out, the pages of one's account and
    everything public stay open."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if self.must_wait(request):
            return redirect("mfa_index")
        return self.get_response(request)

    @staticmethod
    def must_wait(request: HttpRequest) -> bool:
        in_community = request.path.startswith(find_address("boards:home"))
        if not in_community and not request.path.startswith(find_address("wagtailadmin_home")):
            return False
        user = request.user
        if not isinstance(user, User):
            return False
        if in_community:
            return is_kept_out(user)
        return is_required_of(user) and not has_second_step(user)


@cache
def find_address(name: str) -> str:
    """`reverse` needs the addresses of the whole site, so each is found at first use and kept."""
    return reverse(name)
