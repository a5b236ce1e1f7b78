"""All areas at once, in three queries: codes resolved, names looked up, areas carried forward.

There are fewer than 200 areas, so a page that names many of them reads them all once
instead of following relations row by row.
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from mapping_data.models import Area, AreaCode, Succession


class Carried(NamedTuple):
    """An area valid on the day asked for, and the former area that it came from, if any."""

    area: Area
    carried_from: Area | None
    same_footprint: bool


# What people add to an authority's name: “Kent County Council”, “City of Bristol”.
COUNCIL_BEFORE = re.compile(r"^(?:(?:london|royal|metropolitan) borough|city|borough) of ")
COUNCIL_AFTER = re.compile(
    r" (metropolitan borough|county borough|county|city|borough|metropolitan district|district)?"
    r" ?council$| city of$| county of$"
)


def name_key(name: str) -> str:
    """A name without case, punctuation or filler: “Kingston upon Hull, City of” and the like."""
    words = re.sub(r"[^a-z0-9 ]+", " ", name.lower().replace("&", " and ").replace("'", ""))
    plain = " ".join(word for word in words.split() if word != "the")
    return COUNCIL_BEFORE.sub("", COUNCIL_AFTER.sub("", plain))


@dataclass(frozen=True)
class AreaIndex:
    """Every area by id, by any code it ever had and by name, on one day."""

    day: date
    areas: dict[int, Area]
    codes: dict[str, AreaCode]
    successions: dict[int, list[Succession]]

    @classmethod
    def today(cls) -> "AreaIndex":
        return cls.load(timezone.localdate())

    @classmethod
    def load(cls, day: date) -> "AreaIndex":
        areas = {area.pk: area for area in Area.objects.all()}
        for area in areas.values():
            if area.parent_id:
                area.parent = areas[area.parent_id]
        codes = {row.code: row for row in AreaCode.objects.all()}
        successions: dict[int, list[Succession]] = defaultdict(list)
        for link in Succession.objects.all():
            successions[link.predecessor_id].append(link)
        return cls(day, areas, codes, dict(successions))

    def by_code(self, code: str) -> Area | None:
        """The area that has or had a GSS code, in any case."""
        row = self.codes.get(code.strip().upper())
        return self.areas[row.area_id] if row else None

    def code_on(self, area: Area, day: date) -> str:
        """The code that the area had on a day; blank where none is known."""
        for row in self.codes.values():
            began = row.valid_from.earliest
            ended = row.valid_to.earliest
            if (
                row.area_id == area.pk
                and not (began and began > day)
                and not (ended and ended < day)
            ):
                return row.code
        return ""

    def current(self) -> list[Area]:
        """The English authorities valid on the day, by name."""
        found = [a for a in self.areas.values() if a.is_english and a.is_valid_on(self.day)]
        found = [a for a in found if a.kind == Area.Kind.AUTHORITY]
        return sorted(found, key=lambda area: area.common_name)

    def regions(self) -> list[Area]:
        found = [a for a in self.areas.values() if a.kind == Area.Kind.REGION]
        return sorted(found, key=lambda area: area.common_name)

    def named(self, text: str) -> list[Area]:
        """Areas of England whose full or common name is exactly `text`, current ones first."""
        key = name_key(text)
        found = [
            area
            for area in self.areas.values()
            if key and key in (name_key(area.name), name_key(area.common_name)) and area.is_english
        ]
        current = [area for area in found if area.is_valid_on(self.day)]
        return current or found

    def carry(self, area: Area) -> list[Carried]:
        """The area itself while it is valid, otherwise those that took over from it."""
        if area.is_valid_on(self.day) or area.pk not in self.successions:
            return [Carried(area, None, True)]
        carried = []
        for link in self.successions[area.pk]:
            for step in self.carry(self.areas[link.successor_id]):
                same = link.same_footprint and step.same_footprint
                carried.append(Carried(step.area, area, same))
        return [step for step in carried if step.area.is_valid_on(self.day)] or [
            Carried(area, None, True)
        ]

    def carry_ids(self, area_ids: Iterable[int]) -> list[int]:
        """The ids of the areas valid on the day that stand for `area_ids`, each once."""
        found = {c.area.pk: None for pk in area_ids for c in self.carry(self.areas[pk])}
        return list(found)
