"""A mail as text: to whom, about what, every part, and what lets a reader stop it."""

import email
from collections.abc import Callable
from email.message import EmailMessage as Parsed
from email.policy import default

from scripts.texts.page_lines import read_page
from scripts.texts.placeholders import replace_chance

UNREAD = ("date", "message-id", "mime-version", "content-type", "content-transfer-encoding")


def render_text(mail: object, replace: Callable[[str], str] = replace_chance) -> str:
    """A mail of Django's outbox; `replace` takes out what differs from run to run."""
    raw = mail.message().as_bytes()  # type: ignore[attr-defined]
    parsed: Parsed = email.message_from_bytes(raw, policy=default)
    head = sorted(
        f"{name}: {value}" for name, value in parsed.items() if name.lower() not in UNREAD
    )
    head.append(f"Envelope: {', '.join(mail.recipients())}")  # type: ignore[attr-defined]
    lines = [*head]
    for part in parsed.walk():
        if not part.is_multipart():
            lines += ["", f"[{part.get_content_type()}] {part.get_filename() or ''}".rstrip()]
            lines += _lines(part)
    return replace("\n".join(lines))


def _lines(part: Parsed) -> list[str]:
    content = part.get_content()
    if part.get_content_type() == "text/html":
        return read_page(content)
    if isinstance(content, bytes):
        return content.decode(errors="replace").splitlines()
    return str(content).splitlines()
