"""What was written in Markdown, as plain words for mail and lists."""

import html
import re

from community.text.markdown import rendered

TAG = re.compile(r"<[^>]+>")
QUOTE = re.compile(r"<blockquote>.*?</blockquote>", re.DOTALL)
MOST = 300


def excerpt(text: str, most: int = MOST) -> str:
    """The beginning of what somebody says themselves, cut at a word."""
    own = QUOTE.sub(" ", rendered(text))
    words = " ".join(html.unescape(TAG.sub(" ", own)).split())
    if len(words) <= most:
        return words
    return words[:most].rpartition(" ")[0].rstrip(",;:. ") + " …"
