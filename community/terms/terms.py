"""The terms: where their texts lie, which version is in force, and who still has to agree."""

import re
from datetime import date
from pathlib import Path

from django.db.models import Exists, OuterRef
from django.utils import timezone
from markdown_it import MarkdownIt

from community.models import Consent, Member, TermsVersion

FOLDER = Path(__file__).resolve().parents[1] / "data" / "terms"
FIRST_LINE = re.compile(r"Effective: (\d{4}-\d{2}-\d{2})\n\n")
# These are our own files, so they may have headings; raw HTML comes out as its own words.
_markdown = MarkdownIt("commonmark", {"html": False})


def read_version(path: Path) -> tuple[int, date, str]:
    """Number, first day and text of a file `<number>.md`, whose first line names the day.
    Raises `ValueError`."""
    words = path.read_text(encoding="utf-8")
    read = FIRST_LINE.match(words)
    if read is None or not path.stem.isdigit():
        raise ValueError(f"{path.name}: the first line must read “Effective: 2026-12-31”.")
    return int(path.stem), date.fromisoformat(read[1]), words[read.end() :]


def in_force() -> TermsVersion | None:
    return TermsVersion.objects.filter(effective_on__lte=timezone.localdate()).first()


def to_agree(member: Member) -> TermsVersion | None:
    """The version in force, if this member has not agreed to it yet. One query."""
    agreed = Consent.objects.filter(member=member, terms=OuterRef("pk"))
    versions = TermsVersion.objects.filter(effective_on__lte=timezone.localdate())
    latest = versions.annotate(is_agreed=Exists(agreed)).first()
    return None if latest is None or latest.is_agreed else latest


def as_html(terms: TermsVersion) -> str:
    return _markdown.render(terms.text)
