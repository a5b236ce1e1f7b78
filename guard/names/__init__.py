"""Names of people: full names, and first names with words of a family beside them."""

from guard.names.dated import dates_beside_names
from guard.names.first import first_names
from guard.names.full import full_names

__all__ = ["dates_beside_names", "first_names", "full_names"]
