"""Who commented on an office document, who changed it and who opened it last: names in its
elements that its writer hardly sees, and that may stand below a post without a name.

Each name becomes “Author 1”, “Author 2” and so on, the same throughout the document, so that a
discussion in its margin can still be followed.
"""

import re
from io import StringIO
from xml.sax.saxutils import escape, quoteattr

from foundation.uploads.office.xml_text import parse

# Local names, since prefixes are a program's own choice. Attributes of any element, …
ANYWHERE = frozenset({"author", "userName", "refreshedBy", "lastModifiedBy"})
# … and of those that stand for a person.
OF_PERSONS = {
    "person": frozenset({"displayName", "userId"}),
    "cmAuthor": frozenset({"name", "userId"}),
    "author": frozenset({"name", "userId"}),
    "userInfo": frozenset({"name"}),
    "presenceInfo": frozenset({"userId"}),
    "customWorkbookView": frozenset({"name"}),
}
# Attributes that are emptied; `absPath` is a folder such as `C:\Users\Kim Jones\…`.
EMPTIED = frozenset({"initials"})
EMPTIED_OF = {"absPath": frozenset({"url"})}
# Elements whose words are a name.
NAMES = frozenset(
    {"creator", "initial-creator", "lastModifiedBy", "printed-by", "author", "DisplayName"}
)
INITIALS = frozenset({"creator-initials", "sender-initials", "Company", "Manager"})
THREAD = re.compile(r"tc=\{[\w-]+\}")  # names a discussion, and nobody
MAY_NAME = re.compile(
    rb"uthor|creator|nitials|userName|refreshedBy|odifiedBy|isplayName|printed-by|absPath"
    rb"|userInfo|presenceInfo|customWorkbookView|Company|Manager|\0"
)
LINES = {"\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}


def without_authors(data: bytes, known: dict[str, str]) -> bytes:
    """The part, written anew where there may be a name in it. `known`: what each name of the
    document became. Raises `UploadRefused` for what is no XML."""
    return _Rewriting(known).of(data) if MAY_NAME.search(data) else data


class _Rewriting:
    def __init__(self, known: dict[str, str]) -> None:
        self.known = known
        self.written = StringIO()
        self.open: list[str] = []
        self.name: str | None = None  # the words of an element that is a name, so far

    def of(self, data: bytes) -> bytes:
        self.written.write('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n')
        parse(data, self._start, self._end, self._characters, self._instruction)
        return self.written.getvalue().encode()

    def _start(self, name: str, given: dict[str, str]) -> None:
        local = _local(name)
        kept = "".join(
            f" {key}={quoteattr(self._kept(local, _local(key), value), LINES)}"
            for key, value in given.items()
        )
        self.written.write(f"<{name}{kept}>")
        self.open.append(local)
        self.name = "" if local in NAMES or local in INITIALS else None

    def _kept(self, element: str, attribute: str, value: str) -> str:
        if attribute in EMPTIED or attribute in EMPTIED_OF.get(element, ()):
            return ""
        if attribute in ANYWHERE or attribute in OF_PERSONS.get(element, ()):
            return self._anonymous(value)
        return value

    def _anonymous(self, name: str) -> str:
        if not name.strip() or THREAD.fullmatch(name):
            return name
        return self.known.setdefault(name.strip(), f"Author {len(self.known) + 1}")

    def _characters(self, words: str) -> None:
        if self.name is not None:
            self.name += words
        else:
            self.written.write(escape(self._signed(words), {"\r": "&#13;"}))

    def _signed(self, words: str) -> str:
        """Table programs begin a comment with the name of who writes it."""
        name = words.partition(":")[0].strip()
        if self.open[-1] == "t" and "comment" in self.open and name in self.known:
            return words.replace(name, self.known[name], 1)
        return words

    def _end(self, name: str) -> None:
        local = self.open.pop()
        if self.name is not None:
            self.written.write("" if local in INITIALS else self._anonymous(self.name))
        self.name = None
        self.written.write(f"</{name}>")

    def _instruction(self, target: str, words: str) -> None:
        self.written.write(f"<?{target} {words}?>")


def _local(name: str) -> str:
    return name.rpartition(":")[2]
