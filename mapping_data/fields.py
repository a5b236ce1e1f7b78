"""A database column and a form field for `PartialDate`, kept in its written form."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import models

from mapping_data.partial_dates import UNKNOWN, PartialDate


def as_partial_date(value: object) -> PartialDate:
    """Read a stored, typed or already read date; raises `ValidationError` for anything else."""
    if isinstance(value, PartialDate):
        return value
    try:
        return PartialDate.parse(None if value is None else str(value))
    except ValueError as error:
        raise ValidationError(str(error), code="invalid") from error


class PartialDateFormField(forms.CharField):
    """One text box: “2017”, “2021-06”, “2021-06-30”, “about 2017” or “unknown”."""

    def to_python(self, value: object) -> PartialDate:  # type: ignore[override]
        return as_partial_date(value)

    def validate(self, value: object) -> None:
        if self.required and not value:
            raise ValidationError(self.error_messages["required"], code="required")

    def run_validators(self, value: object) -> None:
        """The text validators do not apply: `to_python` has read the whole of it."""

    def prepare_value(self, value: object) -> str:
        return str(value) if value is not None else ""

    def has_changed(self, initial: object, data: object) -> bool:
        return str(initial or "") != str(data or "").strip()


class PartialDateField(models.CharField):
    """Stores a `PartialDate`; unknown is the empty string, never a made-up day."""

    # What a record takes and gives, for the type checker (django-stubs reads these names).
    _pyi_private_set_type: PartialDate | str  # type: ignore[assignment]
    _pyi_private_get_type: PartialDate  # type: ignore[assignment]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 16)
        kwargs.setdefault("blank", True)
        kwargs.setdefault("default", UNKNOWN)
        kwargs.setdefault("help_text", "2017, 2021-06, 2021-06-30, about 2017 or unknown")
        super().__init__(*args, **kwargs)
        self.validators = []

    def deconstruct(self) -> tuple[str, str, Sequence[Any], dict[str, Any]]:
        name, path, args, kwargs = super().deconstruct()
        kwargs["default"] = ""
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, *_: object) -> PartialDate:
        return as_partial_date(value)

    def to_python(self, value: object) -> PartialDate:
        return as_partial_date(value)

    def get_prep_value(self, value: object) -> str:
        return str(as_partial_date(value))

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.value_from_object(obj))

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": PartialDateFormField, **kwargs})
