"""References as plain values, and back again through revisions, as an editor's work is stored."""

from cms.models import Reference, Theme
from directory.models import Service
from mapping_data.identity import register_uuid
from mapping_data.importers.merge import Values
from mapping_data.models import Source

PLAIN = (
    "authors year type container doi kind studied with_whom where found cannot_say "
    "not_tested_with based_on record_note"
).split()
LISTS = ("themes", "services_evaluated")


class ReferenceStore:
    """A record's key is the reference's own. Its themes and its services count as one field each;
    `services` are the slugs by which the register names them, whatever an editor made of those."""

    def __init__(self, services: frozenset[str]) -> None:
        self.slugs = {register_uuid("service", slug): slug for slug in services}
        self.references: dict[str, Reference] = {}

    def live(self, keys: list[str]) -> dict[str, Values]:
        uuids = {register_uuid("reference", key): key for key in keys}
        found = Reference.objects.filter(uuid__in=uuids).select_related("source")
        self.references = {uuids[it.uuid]: it for it in found.prefetch_related(*LISTS)}
        return {key: self.values(item) for key, item in self.references.items()}

    def values(self, item: Reference) -> Values:
        evaluated = item.services_evaluated.all()
        return {name: getattr(item, name) for name in PLAIN} | {
            "source": item.source.key,
            "themes": sorted(theme.slug for theme in item.themes.all()),
            "services_evaluated": sorted(self.slugs.get(it.uuid, it.slug) for it in evaluated),
        }

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        if exists and self.references[key].has_unpublished_changes:
            return "an editor has a draft of it"
        if exists and not self.references[key].live:
            return "an editor has taken it off the site"
        identity = register_uuid("reference", key)
        others = Reference.objects.exclude(uuid=identity)
        if not exists and others.filter(key=key).exists():
            return f"another record has the address {key}"
        if "source" in changes and others.filter(source__key=changes["source"]).exists():
            return "another reference hangs on its source"
        return ""

    def create(self, key: str, values: Values) -> None:
        item = Reference(uuid=register_uuid("reference", key), key=key, live=False)
        self.set(item, values)
        item.full_clean()
        item.save()
        self.set_lists(item, values)
        item.save_revision().publish()

    def update(self, key: str, changes: Values) -> None:
        item = self.references[key]
        self.set(item, changes)
        self.set_lists(item, changes)
        item.full_clean()
        item.save_revision().publish()

    def set(self, item: Reference, values: Values) -> None:
        for name in values.keys() & set(PLAIN):
            setattr(item, name, values[name])
        if "source" in values:
            item.source = Source.objects.get(key=values["source"])

    def set_lists(self, item: Reference, values: Values) -> None:
        if "themes" in values:
            item.themes = Theme.objects.filter(slug__in=values["themes"])
        if "services_evaluated" in values:
            identities = [register_uuid("service", slug) for slug in values["services_evaluated"]]
            item.services_evaluated = Service.objects.filter(uuid__in=identities)
