"""How areas and their successions stand in the tables, as plain values."""

from datetime import date
from uuid import UUID

from mapping_data.identity import register_uuid
from mapping_data.importers.merge import Values
from mapping_data.models import Area, AreaCode, Source, Succession


def area_uuids(keys: list[str]) -> dict[UUID, str]:
    return {register_uuid("area", key): key for key in keys}


class AreaStore:
    """Areas with their codes; the codes count as one field."""

    def __init__(self) -> None:
        self.sources = {source.key: source for source in Source.objects.all()}
        self.by_key: dict[str, Area] = {}

    def live(self, keys: list[str]) -> dict[str, Values]:
        uuids = area_uuids(keys)
        areas = Area.objects.filter(uuid__in=uuids).select_related("parent", "source")
        self.by_key = {uuids[area.uuid]: area for area in areas.prefetch_related("codes")}
        key_of = {area.pk: key for key, area in self.by_key.items()}
        return {key: self._values(area, key_of) for key, area in self.by_key.items()}

    def _values(self, area: Area, key_of: dict[int, str]) -> Values:
        parent = area.parent
        return {
            "kind": area.kind,
            "gss_code": area.gss_code,
            "name": area.name,
            "common_name": area.common_name,
            "authority_type": area.authority_type,
            "parent": key_of.get(parent.pk, parent.common_name) if parent else "",
            "valid_from": area.valid_from.isoformat() if area.valid_from else "",
            "valid_to": area.valid_to.isoformat() if area.valid_to else "",
            "note": area.note,
            "source": area.source.key if area.source else "",
            "codes": [
                [row.code, str(row.valid_from), str(row.valid_to), row.note]
                for row in area.codes.all()
            ],
        }

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        codes = [code for code, *_ in changes.get("codes", [])]
        others = AreaCode.objects.filter(code__in=codes)
        taken = others.exclude(area__uuid=register_uuid("area", key)).first() if codes else None
        return f"the code {taken} already belongs to {taken.area}" if taken else ""

    def create(self, key: str, values: Values) -> None:
        area = Area(uuid=register_uuid("area", key))
        self._write(area, values)
        self.by_key[key] = area

    def update(self, key: str, changes: Values) -> None:
        self._write(self.by_key[key], changes)

    def _write(self, area: Area, values: Values) -> None:
        for name, value in values.items():
            if name == "parent":
                area.parent = self.by_key[value] if value else None
            elif name == "source":
                area.source = self.sources[value]
            elif name in ("valid_from", "valid_to"):
                setattr(area, name, date.fromisoformat(value) if value else None)
            elif name != "codes":
                setattr(area, name, value)
        area.save()
        if "codes" in values:
            write_codes(area, values["codes"])


def write_codes(area: Area, codes: list[list[str]]) -> None:
    """Each code stays the same row as long as it is listed."""
    area.codes.exclude(code__in=[code for code, *_ in codes]).delete()
    for code, since, until, note in codes:
        fields = {"valid_from": since, "valid_to": until, "note": note}
        AreaCode.objects.update_or_create(area=area, code=code, defaults=fields)


class SuccessionStore:
    """Which area took over from which; a key is both areas' keys, “old > new”."""

    def __init__(self, area_keys: list[str]) -> None:
        self.area_keys = area_keys
        self.areas: dict[str, Area] = {}
        self.by_key: dict[str, Succession] = {}

    def live(self, keys: list[str]) -> dict[str, Values]:
        uuids = area_uuids(self.area_keys)
        self.areas = {uuids[area.uuid]: area for area in Area.objects.filter(uuid__in=uuids)}
        key_of = {area.pk: key for key, area in self.areas.items()}
        found = Succession.objects.select_related("source").all()
        self.by_key = {
            f"{key_of.get(link.predecessor_id)} > {key_of.get(link.successor_id)}": link
            for link in found
        }
        return {key: self._values(self.by_key[key]) for key in keys if key in self.by_key}

    def _values(self, link: Succession) -> Values:
        return {
            "on": link.on.isoformat(),
            "note": link.note,
            "source": link.source.key if link.source else "",
            "same_footprint": link.same_footprint,
        }

    def objection(self, key: str, changes: Values, *, exists: bool) -> str:
        unknown = [end for end in key.split(" > ") if end not in self.areas]
        return f"the area {unknown[0]} was left out" if unknown else ""

    def create(self, key: str, values: Values) -> None:
        old, new = (self.areas[end] for end in key.split(" > "))
        self._write(Succession(predecessor=old, successor=new), values)

    def update(self, key: str, changes: Values) -> None:
        self._write(self.by_key[key], changes)

    def _write(self, link: Succession, values: Values) -> None:
        for name, value in values.items():
            if name == "source":
                link.source = Source.objects.get(key=value)
            elif name == "on":
                link.on = date.fromisoformat(value)
            else:
                setattr(link, name, value)
        link.save()
