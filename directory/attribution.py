"""The licence of a file that has no room for words."""

from django.http import HttpResponse

LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"


def with_licence(response: HttpResponse) -> HttpResponse:
    """Name the licence in a header: the columns of a table are fixed (RFC 8288, RFC 4946)."""
    response["Link"] = f'<{LICENCE}>; rel="license"'
    return response
