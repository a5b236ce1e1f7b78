"""Liveness and readiness, for whoever runs the site."""

from collections.abc import Callable

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, JsonResponse

from directory.models import Service
from mapping_data.models import Area
from mapping_data.postcodes.lookup import PostcodeStore


def healthz(request: HttpRequest) -> JsonResponse:
    """The process answers."""
    return JsonResponse({"status": "ok"}, headers={"Cache-Control": "no-store"})


def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    if not Area.objects.exists():
        raise LookupError("no areas are loaded: run manage.py load_data")
    return f"{connection.vendor}, {Area.objects.count()} areas"


def search() -> str:
    return f"{Service.objects.public().count()} services"


def postcodes() -> str:
    ready, words = PostcodeStore(settings.POSTCODE_FILE).ready()
    if not ready:
        raise LookupError(words)
    return words


CHECKS: dict[str, Callable[[], str]] = {
    "database": database,
    "search": search,
    "postcode_file": postcodes,
}


def readyz(request: HttpRequest) -> JsonResponse:
    """Each part with its state; 503 while any of them is not ready."""
    parts: dict[str, dict[str, str]] = {}
    for name, check in CHECKS.items():
        try:
            parts[name] = {"status": "ok", "detail": check()}
        except Exception as error:  # whatever is wrong must be reported, not raised
            parts[name] = {"status": "failing", "detail": f"{type(error).__name__}: {error}"}
    ready = all(part["status"] == "ok" for part in parts.values())
    body = {"status": "ok" if ready else "failing", "parts": parts}
    return JsonResponse(body, status=200 if ready else 503, headers={"Cache-Control": "no-store"})
