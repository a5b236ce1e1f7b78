"""What a look-up answers."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PostcodeFound:
    """Where a full postcode lies.

    `authority_code` is the GSS code of the upper-tier authority in England, of the
    council in Wales and Scotland. It and the position (degrees, WGS 84) are None in
    Northern Ireland, the Channel Islands and the Isle of Man: there the country follows
    from the outward code alone, and the postcode itself need not exist.
    """

    outward: str
    country: str
    authority_code: str | None
    longitude: float | None
    latitude: float | None


@dataclass(frozen=True, slots=True)
class AuthorityShare:
    """An authority's part of an outward code, and the mean position of that part."""

    code: str
    country: str
    postcodes: int
    longitude: float
    latitude: float

    @property
    def in_england(self) -> bool:
        return self.country == "England"


@dataclass(frozen=True, slots=True)
class OutwardFound:
    """What an outward code covers, most postcodes first.

    The position is the mean of its postcodes, in degrees of WGS 84; None where they have
    none. `authorities` holds every authority it reaches into, in whatever country.
    """

    outward: str
    countries: tuple[str, ...]
    authorities: tuple[AuthorityShare, ...]
    longitude: float | None
    latitude: float | None

    @property
    def country(self) -> str | None:
        """The country, where there is only one."""
        return self.countries[0] if len(self.countries) == 1 else None

    @property
    def in_england(self) -> tuple[AuthorityShare, ...]:
        return tuple(share for share in self.authorities if share.in_england)
