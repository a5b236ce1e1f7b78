"""Reads the site as one role, and leaves the database as it was."""

import copy
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db import connection, transaction
from django.test import Client
from django.urls import Resolver404, resolve

from scripts.texts import answers, names


@dataclass(frozen=True)
class Answer:
    """What came: the text to save, and the page itself for its links and forms."""

    text: str
    is_page: bool
    html: str
    route: str
    location: str


class Browser:
    """Each request is undone after its answer, so none depends on those before it; but for a
    browser that `keeps`."""

    keeps = False

    def __init__(self, role: str) -> None:
        self.role = role
        self.client = Client(raise_request_exception=False)
        # A view may insist on its transaction being the outermost.
        connection.ensure_connection()
        transaction.Atomic._ensure_durability = False  # type: ignore[attr-defined]
        if role != names.VISITOR:
            user = get_user_model().objects.get(email=f"{role}@{names.DOMAIN}")
            self.client.force_login(user, settings.AUTHENTICATION_BACKENDS[-1])

    def get(self, address: str) -> Answer:
        with self._undone():
            return self._ask("GET", address, {})

    def post(self, address: str, data: Mapping[str, object], title: str) -> str:
        """What a form answers, and the page to which it then leads."""
        with self._undone():
            answer = self._ask("POST", address, data, title)
            if not answer.location.startswith("/"):
                return answer.text
            after = self._ask("GET", answer.location, {}, "then")
            return f"{answer.text}\n\n{after.text}"

    @contextmanager
    def _undone(self) -> Iterator[None]:
        if self.keeps:
            yield
            return
        cookies = copy.deepcopy(self.client.cookies)
        with transaction.atomic():
            yield
            transaction.set_rollback(True)
        self.client.cookies = cookies

    def _ask(
        self, method: str, address: str, data: Mapping[str, object], title: str = ""
    ) -> Answer:
        if method == "GET":
            response = self.client.get(address)
        else:
            response = self.client.post(address, data)
        few = address.startswith("/admin/")
        is_page = answers.is_page(response)
        return Answer(
            text=answers.render_text(title or f"{method} {address}", response, few=few),
            is_page=is_page,
            html=response.content.decode(errors="replace") if is_page else "",
            route=find_route(address),
            location=response.headers.get("Location", ""),
        )


def find_route(address: str) -> str:
    """The pattern that an address falls under, the same for all records of a kind."""
    try:
        return str(resolve(address.partition("?")[0]).route)
    except Resolver404:
        return ""
