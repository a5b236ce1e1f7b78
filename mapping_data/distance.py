"""Distances on the ground, in miles, good to well under 1 % within England."""

from math import asin, cos, radians, sin, sqrt
from typing import NamedTuple

EARTH_RADIUS_MILES = 3958.8


class Position(NamedTuple):
    """WGS84, in degrees."""

    longitude: float
    latitude: float


def miles_between(one: Position, other: Position) -> float:
    """The great-circle distance (haversine)."""
    lat1, lat2 = radians(one.latitude), radians(other.latitude)
    half_lat = sin((lat2 - lat1) / 2) ** 2
    half_lon = sin(radians(other.longitude - one.longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_MILES * asin(sqrt(half_lat + cos(lat1) * cos(lat2) * half_lon))
