"""Boundaries as rings of a drawing: longitude and latitude laid flat, points that are too
near each other to be seen left out."""

import math
from dataclasses import dataclass
from typing import Any

from directory.maps.drawing.shapes import Point, Ring

# England from Scilly to Berwick and Lowestoft; degrees.
WEST, NORTH = -6.45, 55.86
MIDDLE_LATITUDE = 53.0


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the map lies on the drawing: `scale` pixels a degree of latitude, equirectangular
    at 53 degrees north, which keeps shapes of England within 6 in 100."""

    scale: float
    left: float = 0.0
    top: float = 0.0
    west: float = WEST
    north: float = NORTH
    step: float = 0.6

    def at(self, longitude: float, latitude: float) -> Point:
        squeeze = math.cos(math.radians(MIDDLE_LATITUDE))
        return (
            self.left + (longitude - self.west) * squeeze * self.scale,
            self.top + (self.north - latitude) * self.scale,
        )

    def snapped(self, longitude: float, latitude: float) -> Point:
        """On a grid of `step` pixels, so that two neighbours keep one border."""
        x, y = self.at(longitude, latitude)
        return (round(x / self.step) * self.step, round(y / self.step) * self.step)

    def rings(self, geometry: dict[str, Any]) -> tuple[Ring, ...]:
        """The rings of a GeoJSON polygon or multipolygon that are large enough to be seen."""
        polygons = geometry["coordinates"]
        if geometry["type"] == "Polygon":
            polygons = [polygons]
        found = (self.ring(ring) for polygon in polygons for ring in polygon)
        return tuple(ring for ring in found if len(ring) > 2)

    def ring(self, positions: list[list[float]]) -> Ring:
        points: list[Point] = []
        for position in positions:
            point = self.snapped(position[0], position[1])
            if not points or point != points[-1]:
                points.append(point)
        if len(points) > 1 and points[0] == points[-1]:
            points.pop()
        return tuple(points)


def extent(rings: tuple[Ring, ...]) -> tuple[float, float, float, float]:
    """Left, top, right, bottom."""
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    return (min(xs), min(ys), max(xs), max(ys))
