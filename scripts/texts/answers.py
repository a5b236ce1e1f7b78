"""An answer of the site as text: status, headers that a reader meets, and what it holds."""

import hashlib
import io
import json
import zipfile

from django.http.response import HttpResponseBase

from scripts.texts.page_lines import read_page
from scripts.texts.placeholders import replace_chance

HEADERS = (
    "Location",
    "Content-Disposition",
    "Content-Language",
    "Cache-Control",
    "X-Robots-Tag",
    "Referrer-Policy",
    "Retry-After",
    "Content-Security-Policy",
)
AS_TEXT = ("text/", "application/json", "application/geo+json", "application/ld+json", "image/svg")
AS_TEXT_TOO = ("xml", "bibtex", "ris", "calendar")


def read_body(response: HttpResponseBase) -> bytes:
    if response.streaming:
        return b"".join(response)
    return bytes(response.content)  # type: ignore[attr-defined]


def is_page(response: HttpResponseBase) -> bool:
    return response.headers.get("Content-Type", "").startswith("text/html")


def render_text(title: str, response: HttpResponseBase, *, few: bool = False) -> str:
    """All of an answer; `title` is what was asked."""
    kind = response.headers.get("Content-Type", "no content type")
    head = [title, f"{response.status_code} {kind}"]
    head += [f"{name}: {response.headers[name]}" for name in HEADERS if name in response.headers]
    body = read_body(response)
    if is_page(response):
        lines = read_page(body.decode(errors="replace"), few=few)
    else:
        lines = render_file(body, kind, few=few)
    return "\n".join([*map(replace_chance, head), "", *lines])


def render_file(body: bytes, kind: str, *, few: bool = False) -> list[str]:
    """Text as it is; of anything else a digest."""
    if kind.startswith(AS_TEXT) or any(word in kind for word in AS_TEXT_TOO):
        text = body.decode(errors="replace").replace("\r\n", "\n")
        if "json" in kind:
            text = _laid_out(text, few=few)
        return replace_chance(text).split("\n")
    if body.startswith(b"PK"):
        return _members(body)
    return [f"{len(body)} bytes, SHA-256 {hashlib.sha256(body).hexdigest()}"]


def _laid_out(text: str, *, few: bool) -> str:
    """A key a line, in the order of the file, so that a difference is seen where it is. Parts of
    pages in it are read as pages are."""
    try:
        return json.dumps(_read(json.loads(text), few=few), indent=1, ensure_ascii=False)
    except ValueError:
        return text


def _read(value: object, *, few: bool) -> object:
    if isinstance(value, dict):
        return {key: _read(one, few=few) for key, one in value.items()}
    if isinstance(value, list):
        return [_read(one, few=few) for one in value]
    is_html = isinstance(value, str) and value.lstrip().startswith("<")
    return read_page(str(value), few=few) if is_html else value


def _members(body: bytes) -> list[str]:
    """Of an archive, whose own bytes hold the moment at which it was made."""
    with zipfile.ZipFile(io.BytesIO(body)) as archive:
        return [
            f"{name} SHA-256 {hashlib.sha256(archive.read(name)).hexdigest()}"
            for name in sorted(archive.namelist())
        ]
