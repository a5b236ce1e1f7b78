"""The Markdown of the first edition as the rich text that editors go on with."""

import nh3
from markdown_it import MarkdownIt

# What the rich text editor knows (see `cms.blocks.content`); all else is taken out.
TAGS = {"p", "h2", "h3", "strong", "em", "ol", "ul", "li", "a", "br"}

_markdown = MarkdownIt("commonmark", {"html": False}).disable(["image", "code", "fence"])


def rich_text(markdown: str) -> str:
    """Cleaned HTML. Emphasis becomes the tags that the editor itself writes."""
    html = nh3.clean(
        _markdown.render(markdown), tags=TAGS, attributes={"a": {"href"}}, link_rel=None
    )
    written = html.replace("<strong>", "<b>").replace("</strong>", "</b>")
    return written.replace("<em>", "<i>").replace("</em>", "</i>").replace("\n", "")
