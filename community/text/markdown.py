"""What members write, as what is shown: a small set of Markdown, cleaned."""

from collections.abc import Iterable

import nh3
from markdown_it import MarkdownIt
from markdown_it.token import Token

from community.text.single_line import without_turning

TAGS = {"p", "br", "strong", "em", "ul", "ol", "li", "blockquote", "a", "code"}
SCHEMES = {"http", "https", "mailto"}
# A link tells its target nothing of where it stood, and no search engine that we vouch for it.
REL = "nofollow noopener noreferrer ugc"

_markdown = MarkdownIt("commonmark", {"html": False, "breaks": True}).disable(
    ["image", "heading", "lheading", "hr", "code", "fence", "html_block", "html_inline"]
)


def rendered(text: str, links: dict[str, str] | None = None) -> str:
    """HTML that is safe to show; pictures, headings and raw HTML come out as their own words.

    `links` are words of the text, such as `@Kim`, and the path that each leads to.
    """
    tokens = parsed(text)
    for token in tokens:
        if token.children and links:
            token.children = list(_linked(token.children, links))
    return nh3.clean(
        _markdown.renderer.render(tokens, _markdown.options, {}),
        tags=TAGS,
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=SCHEMES,
        link_rel=REL,
    )


def parsed(text: str) -> list[Token]:
    return _markdown.parse(without_turning(text))


def _linked(tokens: Iterable[Token], links: dict[str, str]) -> Iterable[Token]:
    """The tokens of a line, the words linked where they stand in plain text: not in code, and
    not in another link."""
    depth = 0
    for token in tokens:
        depth += {"link_open": 1, "link_close": -1}.get(token.type, 0)
        if token.type == "text" and not depth:
            yield from _split(token.content, links)
        else:
            yield token


def _split(text: str, links: dict[str, str]) -> Iterable[Token]:
    while text:
        places = [(text.find(words), -len(words), words) for words in links if words in text]
        if not places:
            yield _text(text)
            return
        start, _, words = min(places)
        if start:
            yield _text(text[:start])
        yield Token("link_open", "a", 1, attrs={"href": links[words]})
        yield _text(words)
        yield Token("link_close", "a", -1)
        text = text[start + len(words) :]


def _text(content: str) -> Token:
    return Token("text", "", 0, content=content)
