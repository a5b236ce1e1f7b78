"""What an editor's preview of a record shows.

Models do not know the presenters of their pages: each app registers its own in `ready()`.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from django.db.models import Model

from foundation.registry import Registry

Record = TypeVar("Record", bound=Model)

_builders = Registry[type[Model], Callable[[Any], dict[str, Any]]]("preview")


def register(model: type[Record], build: Callable[[Record], dict[str, Any]]) -> None:
    """Have `build` give the context of every preview of a record of `model`."""
    _builders.register(model, build)


def build_context(record: Model) -> dict[str, Any]:
    """Return the context of a record's page. Raises `KeyError` for a model that has none."""
    return _builders[type(record)](record)
