"""Loads the templates of `DIRS` without their indentation, which is for those who write them."""

import re

from django.template import Origin
from django.template.loaders import filesystem

VERBATIM_OR_COMMENT = re.compile(
    r"{%\s*verbatim\b.*?{%\s*endverbatim\b.*?%}|(?P<comment>{%\s*comment\b.*?{%\s*endcomment\s*%})",
    re.DOTALL,
)
# In these, white space is content.
KEPT_AS_IT_IS = re.compile(
    r"(<pre\b.*?</pre>|<textarea\b.*?</textarea>|{%\s*verbatim\b.*?{%\s*endverbatim\b.*?%})",
    re.DOTALL,
)
INDENTATION = re.compile(r"(?<=\n)[ \t]+")
# Tags that write nothing themselves: a line that holds nothing else is no line of the page.
SILENT_TAGS = (
    r"autoescape|endautoescape|block|endblock|extends|load|regroup|with|endwith"
    r"|if|elif|else|endif|for|empty|endfor|ifchanged|endifchanged|url\b(?:(?!%}).)*\bas"
)
SILENT_LINES = re.compile(
    rf"(?<=\n)((?:(?:{{%\s*(?:{SILENT_TAGS})\b(?:(?!%}}).)*%}}|{{#.*?#}})[ \t]*)+)\n"
)
EMPTY_LINES = re.compile(r"(?<=\n)\n+")
# Beside these, white space is never shown, and a long table has thousands of them.
AROUND_CELLS = re.compile(r"(</?t[dhr]\b[^<>\n]*>)\n|\n(?=</t[dhr]>)")


class Loader(filesystem.Loader):
    """Django's own loader of files, for sources that are indented and commented."""

    def get_contents(self, origin: Origin) -> str:
        """The source of a template, without its indentation if it is HTML."""
        source: str = super().get_contents(origin)
        return remove_indentation(source) if origin.name.endswith(".html") else source


def remove_indentation(source: str) -> str:
    """Remove comments, indentation and the line breaks that would leave empty lines on the page.

    Outside the rows of a table, a line break remains wherever text, a tag of HTML or a variable
    stands on both sides of it, so words stay apart that were apart. The last line break of a file
    goes: a fragment can be included within a sentence.
    """
    source = VERBATIM_OR_COMMENT.sub(_without_comment, source)
    pieces = KEPT_AS_IT_IS.split(f"\n{source}")
    pieces[::2] = [_condense(piece) for piece in pieces[::2]]
    return "".join(pieces).removeprefix("\n").removesuffix("\n")


def _without_comment(match: re.Match[str]) -> str:
    return "" if match["comment"] else match[0]


def _condense(piece: str) -> str:
    """Shorten a piece of a source; what follows a piece kept as it is begins within a line."""
    piece = INDENTATION.sub("", piece)
    piece = EMPTY_LINES.sub("", piece)
    piece = SILENT_LINES.sub(r"\1", piece)
    return AROUND_CELLS.sub(r"\1", piece)
