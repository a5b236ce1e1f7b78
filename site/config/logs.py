"""Logs never hold a full postcode: it can point to one family's home."""

import logging

from mapping_data.postcodes.parse import mask


class PostcodeMaskingFormatter(logging.Formatter):
    """Masks the finished line, so that arguments and tracebacks are covered too."""

    def format(self, record: logging.LogRecord) -> str:
        return mask(super().format(record))
