"""The access log, without full postcodes."""

from gunicorn.glogging import Logger

from mapping_data.postcodes.parse import mask


class MaskedAccessLog(Logger):
    """Gunicorn's logger, with every value of the access line masked."""

    def atoms(self, *args: object) -> dict[str, object]:
        atoms = super().atoms(*args)
        return {key: mask(v) if isinstance(v, str) else v for key, v in atoms.items()}
