"""The links and the forms of a page."""

from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

HERE = ("", "testserver", "localhost", "127.0.0.1:8000")


@dataclass
class Form:
    """`fields` are name, kind and value, as a browser would send them; `buttons` name and value;
    `names` those of all controls, chosen or not."""

    method: str
    action: str
    fields: list[tuple[str, str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    names: set[str] = field(default_factory=set)


class PageParts(HTMLParser):
    def __init__(self, address: str) -> None:
        super().__init__(convert_charrefs=True)
        self.address = address
        self.links: list[str] = []
        self.forms: list[Form] = []
        self.form: Form | None = None
        self.select, self.area = "", ""
        self.is_chosen = self.is_multiple = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        for name in ("href", "src"):
            if given.get(name) and tag != "base":
                self._link(given[name])
        if tag == "form":
            action = self.inside(given.get("action") or self.address) or ""
            self.form = Form(given.get("method", "get").lower(), action)
            self.forms.append(self.form)
        elif self.form is not None:
            self._control(self.form, tag, given)

    def _control(self, form: Form, tag: str, given: dict[str, str]) -> None:
        name, kind, value = given.get("name", ""), given.get("type", ""), given.get("value", "")
        if tag in ("input", "select", "textarea"):
            form.names.add(name)
        if tag == "select":
            self.select, self.is_chosen = name, False
            self.is_multiple = "multiple" in given
        elif tag == "textarea" and name:
            self.area = name
            form.fields.append((name, "textarea", ""))
        elif tag == "option" and self.select:
            self._option(form, value, is_selected="selected" in given)
        elif tag == "button" and name and kind in ("", "submit"):
            form.buttons.append((name, value))
        elif tag == "input" and name:
            if kind in ("checkbox", "radio"):
                if "checked" in given:
                    form.fields.append((name, kind, value or "on"))
            elif kind == "submit":
                form.buttons.append((name, value))
            elif kind != "file":
                form.fields.append((name, kind, value))

    def _option(self, form: Form, value: str, *, is_selected: bool) -> None:
        """The first counts until another is selected; of many that may be, those alone."""
        begun = bool(form.fields) and form.fields[-1][0] == self.select
        if is_selected and begun and not self.is_chosen:
            form.fields[-1] = (self.select, "select", value)
        elif is_selected or not (begun or self.is_multiple):
            form.fields.append((self.select, "select", value))
        self.is_chosen = self.is_chosen or is_selected

    def handle_data(self, data: str) -> None:
        if self.area and self.form is not None and self.form.fields:
            name, kind, value = self.form.fields[-1]
            self.form.fields[-1] = (name, kind, (value + data).removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.form = None
        elif tag == "select":
            self.select = ""
        elif tag == "textarea":
            self.area = ""

    def _link(self, link: str) -> None:
        if address := self.inside(link):
            self.links.append(address)

    def inside(self, link: str) -> str | None:
        """The address on this site to which a link leads; None for one on another site."""
        parts = urlsplit(urljoin(f"http://testserver{self.address}", link.strip()))
        if parts.scheme not in ("http", "https") or parts.netloc not in HERE:
            return None
        path = parts.path or "/"
        return f"{path}?{parts.query}" if parts.query else path


def parse_page(address: str, html: str) -> PageParts:
    """What `html`, served at `address`, leads to."""
    parts = PageParts(address)
    parts.feed(html)
    parts.close()
    return parts
