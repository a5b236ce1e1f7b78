"""What the templates of blocks need beyond Wagtail's own tags."""

from typing import Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from cms.citations.style import cited
from directory.published_tables.presenters import published_tables
from mapping_data.models import Source
from mapping_data.partial_dates import PartialDate

register = template.Library()


@register.simple_tag(takes_context=True)
def cite(context: Context, source: Source | None) -> SafeString | str:
    """A source in short, with a link to its line in the page's list of references."""
    if source is None:
        return ""
    citations = context.get("citations")
    entry = citations.of(source) if citations else None
    if entry is None:
        return cited(source).short
    return format_html('<a href="#{}">{}</a>', entry.anchor, entry.cited.short)


@register.filter
def partial_date(written: Any) -> str:
    """A date as an editor typed it, in words."""
    try:
        return PartialDate.parse(str(written)).words
    except ValueError:
        return str(written)


@register.simple_tag(takes_context=True)
def published_table(context: Context, key: str, caption: str = "") -> SafeString | str:
    """A table of the register; the page has read all of its tables at once, where it could."""
    tables = context.get("tables") or published_tables([key])
    table = tables.get(key)
    if table is None:
        return ""
    shown = table | {"title": caption or table["title"]}
    return render_to_string("components/published_table.html", {"table": shown})
