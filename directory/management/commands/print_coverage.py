"""`manage.py print_coverage`: the exact figures of coverage today, by state, age and region."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from directory.coverage.rules import LAYERS, by_region, count_bands, count_states, live_states
from mapping_data.area_index import AreaIndex


class Command(BaseCommand):
    help = "Print how many authorities are in each state, in every layer and region, today."

    def handle(self, *args: Any, **options: Any) -> None:
        areas = AreaIndex.load(timezone.localdate())
        for layer in LAYERS:
            states = live_states(layer, areas)
            self.stdout.write(f"{layer}, {len(states)} authorities on {areas.day}")
            self.line("states", count_states(states))
            self.line("service, by age", count_bands(states, areas.day))
            for row in by_region(states):
                self.line(f"{row.name} ({row.total})", row.counts)

    def line(self, title: str, counts: dict[Any, int]) -> None:
        cells = ", ".join(f"{name} {number}" for name, number in counts.items())
        self.stdout.write(f"  {title}: {cells}")
