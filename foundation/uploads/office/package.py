"""Word, Excel, PowerPoint and OpenDocument files: zips of XML, looked through part by part.

They are written anew: without the names of authors and companies in their properties, without
the small picture of an earlier first page, with the pictures in them rewritten as photographs are
(`images`), and without whatever stood before, after or between the parts.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass, field

from foundation.uploads.exceptions import UploadRefused
from foundation.uploads.images import MOST_PIXELS, PictureRules, count_points_of, rewrite_picture
from foundation.uploads.office.active_content import FETCHES, MACROS, SCRIPTED, Doing
from foundation.uploads.office.authors import without_authors
from foundation.uploads.office.xml_text import (
    DAMAGED,
    WORDS,
    elements_of,
    shared_words,
    words_of,
)
from foundation.uploads.results import CleanedFile

MOST_UNPACKED, MOST_PARTS = 60_000_000, 3_000
MOST_TAGS = 5_000_000  # more than a million cells, in some ten seconds
TOO_LARGE = "it is too large once it is unpacked."
ZIPPED_BADLY = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    RuntimeError,  # and `NotImplementedError`, for what `zipfile` cannot unpack
    ValueError,
)
MADE_AT = (1980, 1, 1, 0, 0, 0)  # the earliest that a zip can say


@dataclass(frozen=True)
class Format:
    """`main`: the part that must be there; `says`: what `declared_in` must say; `words`: the
    elements whose characters are words, or None for all."""

    main: str
    declared_in: str
    says: bytes
    words: frozenset[str] | None


def _office(main: str, kind: str) -> Format:
    says = f"application/vnd.openxmlformats-officedocument.{kind}.main+xml"
    return Format(main, "[Content_Types].xml", says.encode(), WORDS)


WORD = _office("word/document.xml", "wordprocessingml.document")
EXCEL = _office("xl/workbook.xml", "spreadsheetml.sheet")
POWERPOINT = _office("ppt/presentation.xml", "presentationml.presentation")
OPEN_DOCUMENT = Format(
    "content.xml", "mimetype", b"application/vnd.oasis.opendocument.text", words=None
)
# Pictures of kinds that are kept as they are.
DRAWN = frozenset({"gif", "bmp", "emf", "wmf", "tif", "tiff", "wdp"})
EMBEDDED = {"docx": WORD, "xlsx": EXCEL, "pptx": POWERPOINT}

# Parts that a file may not have, by their place in the zip.
REFUSED_PARTS = (
    (re.compile(r"vba(project|data)|macrosheets|activex|oleobject|(^|/)(basic|scripts)/"), MACROS),
    (re.compile(r"externallinks/|connections\.xml|querytables/"), FETCHES),
)
TAKEN = re.compile(
    r".*\.(xml|rels|vml|rdf|png|jpe?g|gif|bmp|emf|wmf|svg|tiff?|wdp|fntdata|odttf|ttf|docx|xlsx|pptx)"
    r"|.*printersettings\d*\.bin|objectreplacements/[^/]+|layout-cache|mimetype|.*/"
)
_OFFICE_NAMES = "http://schemas.openxmlformats.org"
# Parts that say who wrote a document and where, and what takes their place.
BLANKS = {
    "docprops/core.xml": f'<cp:coreProperties xmlns:cp="{_OFFICE_NAMES}/package/2006/metadata/'
    'core-properties"/>',
    "docprops/app.xml": f'<Properties xmlns="{_OFFICE_NAMES}/officeDocument/2006/'
    'extended-properties"/>',
    "docprops/custom.xml": f'<Properties xmlns="{_OFFICE_NAMES}/officeDocument/2006/'
    'custom-properties"/>',
    "word/people.xml": '<w15:people xmlns:w15="http://schemas.microsoft.com/office/word/2012/'
    'wordml"/>',
    "meta.xml": '<office:document-meta xmlns:office="urn:oasis:names:tc:opendocument:xmlns:'
    'office:1.0" office:version="1.2"/>',
}
# Signatures hold no longer once a file is written anew, and say who signed.
NOT_KEPT = re.compile(r"meta-inf/(document|macro)signatures\.xml")
# What parts may not be, whatever they are called and wherever they lie.
PROGRAMS = re.compile(r"macroEnabled|vbaProject|activeX|oleObject|attachedToolbars", re.IGNORECASE)
LEADS_OUT = re.compile(r"^/|\\|:|(^|/)\.\.(/|$)")
THUMBNAIL = re.compile(r"(docprops/thumbnail\.\w+|thumbnails/.+)")


# What stands on every slide, and in lists of styles.
TEMPLATES = re.compile(r"slidemasters?/|slidelayouts?/|(notes|handout)masters?/|(^|/)styles\.xml")


@dataclass
class Budget:
    """What a file and all that stands in it may still unpack to."""

    size: int = MOST_UNPACKED
    parts: int = MOST_PARTS
    tags: int = MOST_TAGS
    points: int = 2 * MOST_PIXELS  # of all pictures together
    has_pictures: bool = False
    said: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)  # read where there is room for it
    authors: dict[str, str] = field(default_factory=dict)  # names, and what they became


def make_inspector(wanted: Format) -> Callable[[bytes], CleanedFile]:
    def inspect_package(data: bytes) -> CleanedFile:
        budget = Budget()
        kept = _Package(data, wanted, budget).rewritten()
        words = "\n".join(one for one in [*budget.said, *budget.last] if one)
        return CleanedFile(kept, words, is_read=not budget.has_pictures)

    return inspect_package


class _Package:
    def __init__(self, data: bytes, wanted: Format, budget: Budget, depth: int = 0) -> None:
        self.wanted, self.budget, self.depth = wanted, budget, depth
        try:
            self.packed = zipfile.ZipFile(io.BytesIO(data))
            self.infos = self.packed.infolist()
        except ZIPPED_BADLY:
            raise UploadRefused(
                "it is damaged, locked with a password, or not what its name says."
            ) from None
        self._bounded()
        names = {info.filename for info in self.infos}
        if len({name.lower() for name in names}) < len(self.infos):
            raise UploadRefused(
                DAMAGED
            )  # office programs see one part where letters differ in size
        if not {wanted.main, wanted.declared_in} <= names:
            raise UploadRefused(DAMAGED)
        self._declared()
        self.shared = self._shared()

    def _bounded(self) -> None:
        self.budget.parts -= len(self.infos)
        self.budget.size -= sum(info.file_size for info in self.infos)
        if self.budget.parts < 0 or self.budget.size < 0:
            raise UploadRefused(TOO_LARGE)

    def _declared(self) -> None:
        """It must say of itself that it is of this kind, in the part where its kind says so."""
        said = self._part(self.packed.getinfo(self.wanted.declared_in))
        if self.wanted is OPEN_DOCUMENT:
            kinds = [said.decode("ascii", "replace")]
        else:
            kinds = [given.get("ContentType", "") for given in elements_of(said)]
        if any(PROGRAMS.search(kind) for kind in kinds):
            raise UploadRefused(MACROS)
        if self.wanted.says.decode() not in kinds:
            raise UploadRefused("it is another kind of file than its name says.")

    def _shared(self) -> list[str]:
        """The words that the cells of a workbook name by number, in their order."""
        if self.wanted is not EXCEL or "xl/sharedStrings.xml" not in self.packed.namelist():
            return []
        return shared_words(self._part(self.packed.getinfo("xl/sharedStrings.xml")))

    def _part(self, info: zipfile.ZipInfo) -> bytes:
        """Never longer than the zip said, which is counted already: asked for all at once,
        `zipfile` would unpack first and look at that afterwards."""
        if info.flag_bits & 1:
            raise UploadRefused("it is locked with a password.")
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise UploadRefused(DAMAGED)
        try:
            with self.packed.open(info) as part:
                return part.read(info.file_size + 1)
        except ZIPPED_BADLY:
            raise UploadRefused(DAMAGED) from None

    def rewritten(self) -> bytes:
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
            for info in self.infos:
                how = zipfile.ZIP_STORED if info.filename == "mimetype" else zipfile.ZIP_DEFLATED
                if NOT_KEPT.fullmatch(info.filename.lower()):
                    continue
                part = zipfile.ZipInfo(info.filename, MADE_AT)
                packed.writestr(part, self._kept(info), how)
        return file.getvalue()

    def _kept(self, info: zipfile.ZipInfo) -> bytes:
        name = info.filename.lower()
        if LEADS_OUT.search(name):
            raise UploadRefused(DAMAGED)
        for pattern, words in REFUSED_PARTS:
            if pattern.search(name):
                raise UploadRefused(words)
        if THUMBNAIL.fullmatch(name) or name.endswith("/"):
            return b""
        if not TAKEN.fullmatch(name):
            raise UploadRefused("it has a file in it that we do not take. Attach that by itself.")
        data, ending = self._part(info), name.rpartition(".")[2]
        if name in BLANKS:
            return BLANKS[name].encode()
        if ending in ("png", "jpg", "jpeg"):
            return self._picture(data)
        if ending in EMBEDDED:
            return self._embedded(data, EMBEDDED[ending])
        if ending in ("xml", "rels", "vml", "svg", "rdf"):
            return self._read(name, data.strip())
        elif ending in DRAWN:
            self.budget.has_pictures = True
        return data

    def _picture(self, data: bytes) -> bytes:
        self.budget.has_pictures = True
        most = min(self.budget.points, MOST_PIXELS)
        rules = PictureRules(("PNG", "JPEG"), most_pixels=most)
        picture = rewrite_picture(data, rules)
        self.budget.points -= count_points_of(picture)
        return picture

    def _embedded(self, data: bytes, wanted: Format) -> bytes:
        """The workbook behind a chart, looked through like its host."""
        if self.depth:
            raise UploadRefused("it has files in files in it.")
        return _Package(data, wanted, self.budget, self.depth + 1).rewritten()

    def _read(self, name: str, data: bytes) -> bytes:
        """What is kept of a part of XML."""
        self.budget.tags -= data.count(b"<")
        if self.budget.tags < 0:
            raise UploadRefused(TOO_LARGE)
        if not data or name.endswith("sharedstrings.xml"):
            return data  # office programs write empty parts; shared words are read in their cells
        if name.endswith(".rels"):
            self._links(data)
            return data
        kept = without_authors(data, self.budget.authors)
        doing = Doing(self.wanted is OPEN_DOCUMENT or name.endswith(".svg"))
        given = None if name.startswith("customxml/") else doing
        words = words_of(kept, self.wanted.words, self.shared, given)
        (self.budget.last if TEMPLATES.search(name) else self.budget.said).append(words)
        return kept

    def _links(self, data: bytes) -> None:
        """Links that a reader follows may lead outside; what a program loads by itself may not."""
        for given in elements_of(data):
            target = given.get("Target", "")
            if PROGRAMS.search(given.get("Type", "")):
                raise UploadRefused(MACROS)
            if given.get("TargetMode", "Internal") == "Internal" and "://" not in target:
                continue
            if not given.get("Type", "").endswith("/hyperlink"):
                raise UploadRefused(FETCHES)
            if SCRIPTED.match(target):
                raise UploadRefused(MACROS)
            if target.startswith("mailto:"):
                self.budget.said.append(target.removeprefix("mailto:"))
