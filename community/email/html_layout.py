"""The words of a letter as a page: the same paragraphs, with links that can be clicked. No picture
and no style sheet, so nothing is fetched when it is read."""

import re

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

PAGE = "community/email/_layout.html"


def as_page(subject: str, text: str) -> str:
    paragraphs = [
        [_line(one) for one in paragraph.splitlines()]
        for paragraph in re.split(r"\n\s*\n", text.strip())
    ]
    title = subject.removeprefix("Alongside: ")
    return render_to_string(PAGE, {"title": title, "paragraphs": paragraphs})


def _line(words: str) -> SafeString:
    """“Read and answer: https://…” is a link that bears those words. Addresses of this site alone
    become links: a letter may hold what somebody else wrote."""
    site = re.escape(settings.WAGTAILADMIN_BASE_URL)
    found = re.fullmatch(rf"(.*[.:] )??([^.:]+): ({site}/\S*)", words)
    if found:
        before, label, address = found[1] or "", found[2], found[3]
        return format_html('{}<a href="{}">{}</a>', before, address, label)
    parts = re.split(rf"({site}/\S*)", words)
    return mark_safe("".join(_part(part, place % 2 == 1) for place, part in enumerate(parts)))


def _part(words: str, is_address: bool) -> SafeString:
    return format_html('<a href="{0}">{0}</a>' if is_address else "{0}", words)
