"""An editor's notes on references, from `references.toml`, as values of the reference."""

from cms.importers.documents import Document, Fields
from cms.importers.reference_rows import Known
from cms.models import Reference
from mapping_data.importers.merge import Values
from mapping_data.importers.problems import Problem

FILE = "references.toml"
TEXTS = ("studied", "with_whom", "where", "found", "cannot_say", "not_tested_with")
BLANK_NOTE: Values = dict.fromkeys(("kind", *TEXTS, "based_on"), "")


def read_notes(document: Document, known: Known, problems: list[Problem]) -> dict[str, Values]:
    """The note of each reference that has one, by the reference's key."""
    notes = {}
    all_notes = Fields(FILE, document, problems)
    for key in document:
        fields = all_notes.table(key)
        if key not in known.references:
            all_notes.fault(key, "is no reference of evidence.csv")
        notes[key] = note(fields, known)
    return notes


def note(fields: Fields, known: Known) -> Values:
    # Left out where the sources do not let one tell; the note stands all the same.
    kind = fields.text("kind")
    if kind and kind not in Reference.Kind.values:
        fields.fault("kind", f"“{kind}” is not one of {', '.join(Reference.Kind.values)}")
    values: Values = {"kind": kind}
    for name in TEXTS:
        values[name] = fields.text(name, required=name in ("studied", "found", "cannot_say"))
    values["based_on"] = "\n".join(rests_on(fields, known))
    fields.done()
    return values


def rests_on(fields: Fields, known: Known) -> list[str]:
    """One line a source: its title, and where in it."""
    lines = []
    rows = fields.tables("based_on")
    if not rows:
        fields.fault("based_on", "is missing: say what the note rests on")
    for row in rows:
        cited = Fields(f"{fields.file}, based_on", row, fields.problems)
        key, where = cited.text("source", required=True), cited.text("where")
        if key and key not in known.titles:
            cited.fault("source", f"“{key}” is the key of no source and of no reference")
        cited.done()
        lines.append(", ".join(filter(None, [known.titles.get(key, key), where])))
    return lines
