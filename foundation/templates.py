"""Loads the templates of `DIRS` without their layout, which is for those who write them.

Pages are as short as if all of a template had been written on one line. A line break is removed
where a browser never shows it, and becomes a space wherever words could run together.
"""

import re

from django.template import Origin
from django.template.loaders import filesystem

VERBATIM_OR_COMMENT = re.compile(
    r"{#[^\n]*?#}|{%\s*verbatim\b.*?{%\s*endverbatim\b.*?%}"
    r"|(?P<comment>{%\s*comment\b.*?{%\s*endcomment\s*%})",
    re.DOTALL,
)
# In these, white space is content.
KEPT_AS_IT_IS = re.compile(
    r"<(pre|textarea|script|style)(?![\w-]).*?</\1\s*>|{%\s*verbatim\b.*?{%\s*endverbatim\b.*?%}",
    re.DOTALL | re.IGNORECASE,
)
INDENTATION = re.compile(r"(?<=\n)[ \t]+")
EMPTY_LINES = re.compile(r"(?<=\n)\n+")

# A tag of HTML, with the tags of Django in it, which may hold a `>`.
TAG = r"</?(?:{names})(?![\w-])(?:{{%(?:(?!%}}).)*%}}|{{{{(?:(?!}}}}).)*}}}}|{{(?![%{{])|[^<>{{])*>"
ANY_TAG = re.compile(TAG.format(names=r"[a-zA-Z][\w-]*|h(?={{)"))
# Not where the line has another branch: the space before the whole is for both.
ATTRIBUTE_CONDITION = re.compile(
    r"\n({%\s*(?:if|elif|else)\b(?:(?!%}).)*%})(?![^\n]*{%\s*el(?:if|se)\b)\s*"
)
END_OF_CONDITION = re.compile(r"\n({%\s*endif\s*%})")
END_OF_TAG = re.compile(r"\n(?=/?>)")

# Elements that begin on a line of their own on the page.
BLOCKS = (
    r"address|article|aside|blockquote|body|caption|dd|details|div|dl|dt|fieldset|figcaption|figure"
    r"|footer|form|h[1-6]|h(?={{)|head|header|html|hr|legend|li|link|main|meta|nav|ol|optgroup"
    r"|option|p|section|select|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
BLOCK = TAG.format(names=BLOCKS)
AROUND_BLOCKS = re.compile(rf"({BLOCK})\n|\n(?={BLOCK})")
# A button stands within a line, but what is in it begins on one of its own.
BUTTON = TAG.format(names="button").removeprefix("</?")
IN_BUTTONS = re.compile(rf"(<{BUTTON})\n|\n(?=</button>)")

# Tags that write nothing themselves: a line that holds nothing else is no line of the page.
SILENT_TAGS = (
    r"autoescape|endautoescape|block|endblock|extends|load|regroup|with|endwith"
    r"|if|elif|else|endif|for|empty|endfor|ifchanged|endifchanged|url\b(?:(?!%}).)*\bas"
)
SILENT_LINES = re.compile(
    rf"(?<=\n)((?:(?:{{%\s*(?:{SILENT_TAGS})\b(?:(?!%}}).)*%}}|{{#.*?#}})[ \t]*)+)\n"
)


class Loader(filesystem.Loader):
    """Django's own loader of files, for sources that are indented and commented."""

    def get_contents(self, origin: Origin) -> str:
        """Read the source of a template, without its layout if it is HTML."""
        source: str = super().get_contents(origin)
        return remove_layout(source) if origin.name.endswith(".html") else source


def remove_layout(source: str) -> str:
    """Remove comments, indentation and the line breaks that a browser would not show.

    Line breaks between words, variables and elements within a line become spaces. The last one
    of a file goes, so that a fragment can be included within a sentence.
    """
    source = VERBATIM_OR_COMMENT.sub(_remove_comment, f"\n{source.strip()}")
    condensed, start = "", 0
    for kept in KEPT_AS_IT_IS.finditer(source):
        condensed += _condense(source[start : kept.start()]) + kept[0]
        start = kept.end()
    return (condensed + _condense(source[start:])).lstrip(" ")


def _remove_comment(match: re.Match[str]) -> str:
    return "" if match["comment"] else match[0]


def _condense(piece: str) -> str:
    """Shorten a piece of a source; what follows a piece kept as it is begins within a line."""
    piece = INDENTATION.sub("", piece)
    piece = EMPTY_LINES.sub("", piece)
    piece = ANY_TAG.sub(_join_attributes, piece)
    piece = SILENT_LINES.sub(r"\1", piece)
    piece = IN_BUTTONS.sub(r"\1", piece)
    return AROUND_BLOCKS.sub(r"\1", piece).replace("\n", " ")


def _join_attributes(match: re.Match[str]) -> str:
    """Put a tag on one line; an attribute under a condition takes the space before it along."""
    tag = ATTRIBUTE_CONDITION.sub(r"\1 ", match[0])
    tag = END_OF_CONDITION.sub(r"\1", tag)
    return END_OF_TAG.sub("", tag).replace("\n", " ")
