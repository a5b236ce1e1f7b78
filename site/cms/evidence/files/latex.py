"""Text as LaTeX prints it back: what LaTeX gives a meaning of its own is written out.

Letters stay UTF-8, which BibTeX passes through and every LaTeX of today reads.
"""

import re

# A brace would count for BibTeX even behind a backslash, so it goes by its name.
SPECIAL = {
    "\\": r"{\textbackslash}",
    "{": r"{\textbraceleft}",
    "}": r"{\textbraceright}",
    "%": r"\%",
    "&": r"\&",
    "#": r"\#",
    "_": r"\_",
    "$": r"\$",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    "<": r"{\textless}",
    ">": r"{\textgreater}",
}
# Two of these in a row LaTeX would print as one longer dash or as curled quotation marks.
PAIRS = re.compile(r"([-`'])(?=\1)")
_TABLE = str.maketrans(SPECIAL)


def latex(text: str) -> str:
    return PAIRS.sub(r"\1{}", text.translate(_TABLE))


def verbatim(text: str) -> str:
    """For `doi` and `url`, which are taken letter by letter: only what would end the field."""
    return text.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
