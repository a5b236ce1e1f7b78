"""The access log, without full postcodes."""

from typing import Any

from gunicorn.glogging import Logger

from mapping_data.postcodes.parse import mask


def masked(values: dict[str, Any]) -> dict[str, Any]:
    """The values of an access line (request, address, referrer), each text masked."""
    return {key: mask(value) if isinstance(value, str) else value for key, value in values.items()}


class MaskedAccessLog(Logger):
    def atoms(self, *args: Any) -> dict[str, Any]:
        return masked(super().atoms(*args))
