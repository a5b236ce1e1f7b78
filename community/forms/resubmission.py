"""A form that came too late: the session has ended, or its token is an old one.

What was typed stands in the answer, to be sent again. It is kept in that page alone: nothing of
somebody who is signed out is stored here. A form that another site sent is not repeated, so that
nobody can put words into a member's mouth.
"""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from community.links import is_in_community

# What is in no need of repeating: the old token, and what nobody should see written out.
LEFT_OUT = ("csrfmiddlewaretoken", "password")
LONG = 100


@dataclass(frozen=True)
class Typed:
    name: str
    value: str

    @property
    def is_long(self) -> bool:
        """To be shown where it can be read and copied."""
        return self.name == "text" or len(self.value) > LONG or "\n" in self.value


def may_be_repeated(request: HttpRequest) -> bool:
    """Whether one of our own pages sent this form; the browser says so."""
    own = f"{request.scheme}://{request.get_host()}"
    return (
        request.method == "POST"
        and is_in_community(request.path)
        and request.headers.get("Origin") == own
    )


def holds_words(request: HttpRequest) -> bool:
    """Whether there is anything in the form that somebody would have to type anew."""
    values = (one.strip() for values in request.POST.lists() for one in values[1])
    return bool(request.POST.get("text", "").strip()) or any(
        " " in one or len(one) > LONG for one in values
    )


def send_again(request: HttpRequest, is_outside: bool = False) -> HttpResponse:
    """The same answer for every address, whether there is anything at it or not. `is_outside`:
    they are signed in, and no member at the moment."""
    typed = [
        Typed(name, value.replace("\0", ""))
        for name, values in request.POST.lists()
        for value in values
        if name not in LEFT_OUT
    ]
    context = {
        "typed": typed,
        "address": request.get_full_path(),
        "had_files": bool(request.FILES),
        "is_signed_out": not request.user.is_authenticated,
        "is_outside": is_outside,
    }
    response = render(request, "community/forms/resubmission.html", context, status=403)
    add_never_cache_headers(response)
    return response


def token_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Stands in the settings as the answer to a form whose token does not fit."""
    if may_be_repeated(request):
        return send_again(request)
    return render(request, "403_csrf.html", status=403)
