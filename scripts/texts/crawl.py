"""Walks the site as one role: every address to which its pages lead, and every form once."""

from collections import Counter
from collections.abc import Iterable
from urllib.parse import parse_qsl

from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import Page

from scripts.texts import names
from scripts.texts.browser import Browser, find_route
from scripts.texts.layout import Folder, build_path
from scripts.texts.links import Form, parse_page

QUERIES_A_PATH = 6
FORMS_OF_A_KIND = 1
NEVER = ("/static/", "/admin/logout/", "/accounts/logout/", "/admin/jsi18n/", "/admin/sprite/")
PUBLIC = ("/accounts/login/", "/accounts/signup/", "/accounts/password/")


class Crawl:
    def __init__(self, role: str, folder: Folder) -> None:
        self.role, self.folder = role, folder
        self.browser = Browser(role)
        self.below = names.ROLES[role]
        self.seen = set[str]()
        self.queries = Counter[str]()
        self.names_of_queries = set[tuple[str, tuple[str, ...]]]()
        self.of_route = Counter[str]()
        self.most = names.OF_A_ROUTE.get(role, names.OF_A_ROUTE_ELSE)
        self.forms = Counter[tuple[object, ...]]()

    def run(self) -> None:
        """Level by level, each in the order of its addresses, so that the choice stays."""
        starts = [*names.STARTS, *list_routes(), *list_page_editors()]
        level = sorted({address for address in starts if self._is_mine(address)})
        self.seen.update(level)
        while level:
            found: list[str] = []
            for address in level:
                found += self.save(address)
            level = self._chosen(found)
        for address in names.WRONG:
            if address not in self.seen and self._is_mine(address):
                self.seen.add(address)
                self.save(address)

    def save(self, address: str) -> list[str]:
        """Save what an address answers; the addresses to which it leads."""
        answer = self.browser.get(address)
        kind = "pages" if answer.is_page else "files"
        self.folder.write(build_path(kind, self.role, address), answer.text)
        parts = parse_page(address, answer.html)
        for form in parts.forms:
            self._send(form)
        return [*parts.links, answer.location] if answer.location else parts.links

    def _chosen(self, addresses: Iterable[str]) -> list[str]:
        """Those to be read, a bounded number of the queries of a path: new names first."""
        fresh = sorted({one for one in addresses if one not in self.seen and self._is_mine(one)})
        chosen = [one for one in fresh if "?" not in one and self._is_wanted(one)]
        rest = [one for one in fresh if "?" in one]
        for again in (False, True):
            for address in rest:
                if address not in chosen and self._may_ask(address, again):
                    chosen.append(address)
        self.seen.update(chosen)
        return sorted(chosen)

    def _is_wanted(self, address: str) -> bool:
        """Whether fewer than enough addresses of its route have been read."""
        route = find_route(address) or address
        self.of_route[route] += 1
        return self.of_route[route] <= self.most

    def _may_ask(self, address: str, again: bool) -> bool:
        path, _, query = address.partition("?")
        asked = tuple(sorted(name for name, _ in parse_qsl(query, keep_blank_values=True)))
        if (path, asked) in self.names_of_queries and not again:
            return False
        if self.queries[path] >= QUERIES_A_PATH or path.startswith("/admin/"):
            return False
        self.names_of_queries.add((path, asked))
        self.queries[path] += 1
        return True

    def _is_mine(self, address: str) -> bool:
        if not address.startswith(self.below) or address.startswith(NEVER):
            return False
        return self.role != names.VISITOR or not address.startswith("/admin/")

    def _send(self, form: Form) -> None:
        """Send a form with nothing in it, then with each button as it is: undone each time."""
        if form.method != "post" or not form.action or form.action.startswith(NEVER):
            return
        hidden = [(name, value) for name, kind, value in form.fields if kind == "hidden"]
        whole = [(name, value) for name, _, value in form.fields]
        buttons = form.buttons or [("", "")]
        self._send_once(form, "empty", hidden, buttons[0])
        if not form.action.startswith("/admin/"):
            for button in buttons:
                self._send_once(form, "as it is", whole, button)

    def _send_once(
        self,
        form: Form,
        how: str,
        fields: list[tuple[str, str]],
        button: tuple[str, str],
    ) -> None:
        data: dict[str, list[str]] = {}
        for name, value in [*fields, button]:
            if name and name != "csrfmiddlewaretoken":
                data.setdefault(name, []).append(value)
        kind = (find_route(form.action), how, tuple(sorted(data)), button)
        self.forms[kind] += 1
        if self.forms[kind] > FORMS_OF_A_KIND:
            return
        pressed = "=".join(filter(None, button))
        title = f"POST {form.action} {how} {pressed}".strip()
        name = f"{form.action}@{how}" + (f"&{pressed}" if pressed else "")
        text = self.browser.post(form.action, data, title)
        self.folder.write(build_path("forms", self.role, name), text)


def list_page_editors() -> list[str]:
    """Where a page of each type is edited: all are addresses of one route."""
    first = dict(Page.objects.order_by("-pk").values_list("content_type", "pk"))
    return [f"/admin/pages/{pk}/edit/" for pk in first.values()]


def list_routes() -> list[str]:
    """Every address that takes no arguments, of every app."""
    return sorted(_list_routes("/", get_resolver().url_patterns))


def _list_routes(before: str, patterns: Iterable[URLPattern | URLResolver]) -> Iterable[str]:
    for one in patterns:
        route = str(one.pattern)
        if "<" in route or "(" in route:
            continue
        whole = before + route.removeprefix("^").removesuffix("$").removesuffix("\\Z")
        if isinstance(one, URLResolver):
            yield from _list_routes(whole, one.url_patterns)
        elif not set(whole) & set("\\*+?"):
            yield whole
