"""What members write, as what is shown: a small set of Markdown, cleaned."""

import nh3
from markdown_it import MarkdownIt

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "code"}
SCHEMES = {"http", "https", "mailto"}
# A link tells its target nothing of where it stood, and no search engine that we vouch for it.
REL = "nofollow noopener noreferrer ugc"

_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
    ["image", "heading", "lheading", "hr", "code", "fence", "html_block", "html_inline"]
)


def rendered(text: str) -> str:
    """HTML that is safe to show; pictures, headings and raw HTML come out as their own words."""
    return nh3.clean(
        _markdown.render(text),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        link_rel=REL,
    )
