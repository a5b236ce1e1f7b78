"""British National Grid to longitude and latitude, in plain Python.

The inverse projection and constants are those of Ordnance Survey's "A guide to
coordinate systems in Great Britain"; the shift to WGS 84 is its seven-parameter Helmert
transformation, good to about 5 m, which is less than a postcode's own extent.
"""

from math import atan2, cos, degrees, hypot, radians, sin, sqrt, tan

# Airy 1830 ellipsoid, and the grid's true origin, false origin and scale on its meridian.
_A, _B = 6_377_563.396, 6_356_256.909
_E2 = 1 - (_B * _B) / (_A * _A)
_F0 = 0.9996012717
_LAT0, _LON0 = radians(49), radians(-2)
_E0, _N0 = 400_000, -100_000

# GRS 80 ellipsoid (WGS 84), and OSGB36 -> WGS 84: metres, parts, radians.
_WA, _WB = 6_378_137.0, 6_356_752.3141
_WE2 = 1 - (_WB * _WB) / (_WA * _WA)
_TX, _TY, _TZ = 446.448, -125.157, 542.060
_SCALE = 1 - 20.4894e-6
_RX, _RY, _RZ = radians(0.1502 / 3600), radians(0.2470 / 3600), radians(0.8421 / 3600)

_M = (_A - _B) / (_A + _B)
_ARC = (
    1 + _M + 1.25 * _M**2 + 1.25 * _M**3,
    3 * _M + 3 * _M**2 + 2.625 * _M**3,
    1.875 * (_M**2 + _M**3),
    35 / 24 * _M**3,
)


def to_wgs84(easting: float, northing: float) -> tuple[float, float]:
    """Longitude and latitude in degrees (WGS 84) of a grid position in metres."""
    return _shift_datum(*to_osgb36(easting, northing))


def to_osgb36(easting: float, northing: float) -> tuple[float, float]:
    """Latitude and longitude in radians on the grid's own datum (OSGB36)."""
    lat = _footpoint(northing)
    s, t = sin(lat), tan(lat)
    sec, t2 = 1 / cos(lat), t * t
    nu = _A * _F0 / sqrt(1 - _E2 * s * s)
    rho = nu * (1 - _E2) / (1 - _E2 * s * s)
    eta2 = nu / rho - 1
    # The guide's terms VII to XII (XIIA is millimetres), in powers of distance over nu.
    d = (easting - _E0) / nu
    d2 = d * d
    seven = t * nu / (2 * rho)
    eight = seven / 12 * (5 + 3 * t2 + eta2 - 9 * t2 * eta2)
    nine = seven / 360 * (61 + 90 * t2 + 45 * t2 * t2)
    eleven = (nu / rho + 2 * t2) / 6
    twelve = (5 + 28 * t2 + 24 * t2 * t2) / 120
    lat -= d2 * (seven - d2 * (eight - d2 * nine))
    return lat, _LON0 + sec * d * (1 - d2 * (eleven - d2 * twelve))


def _footpoint(northing: float) -> float:
    """The latitude on the central meridian that lies at this northing, to 0.01 mm."""
    lat = (northing - _N0) / (_A * _F0) + _LAT0
    while abs(rest := northing - _N0 - _meridian_arc(lat)) >= 1e-5:
        lat += rest / (_A * _F0)
    return lat


def _meridian_arc(lat: float) -> float:
    a, b, c, d = _ARC
    less, more = lat - _LAT0, lat + _LAT0
    terms = a * less - b * sin(less) * cos(more)
    terms += c * sin(2 * less) * cos(2 * more) - d * sin(3 * less) * cos(3 * more)
    return _B * _F0 * terms


def _shift_datum(lat: float, lon: float) -> tuple[float, float]:
    nu = _A / sqrt(1 - _E2 * sin(lat) ** 2)
    x, y, z = nu * cos(lat) * cos(lon), nu * cos(lat) * sin(lon), nu * (1 - _E2) * sin(lat)
    wx = _TX + _SCALE * x - _RZ * y + _RY * z
    wy = _TY + _RZ * x + _SCALE * y - _RX * z
    wz = _TZ - _RY * x + _RX * y + _SCALE * z
    # Bowring's closed form, exact to well under a millimetre at ground level.
    p = hypot(wx, wy)
    theta = atan2(wz * _WA, p * _WB)
    second = _WE2 * _WA * _WA / (_WB * _WB)
    lat = atan2(wz + second * _WB * sin(theta) ** 3, p - _WE2 * _WA * cos(theta) ** 3)
    return degrees(atan2(wy, wx)), degrees(lat)
