"""A base for forms that say what is wrong in words that name the thing.

Django's own ("This field is required.") say neither what is missing nor what to do.
"""

from typing import Any, ClassVar

from django import forms

TOO_LONG = "%s: shorten this to %%(limit_value)d characters. It has %%(show_value)d."


class WordedForm(forms.Form):
    """Gives each field the error messages that the form and the forms it is made of declare.

    `field_error_messages`: for each field, what to say where it is empty, or the messages by code.
    """

    field_error_messages: ClassVar[dict[str, str | dict[str, str]]] = {}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.error_messages["max_length"] = TOO_LONG % _label(field)
        for form in reversed(type(self).__mro__):
            for name, said in vars(form).get("field_error_messages", {}).items():
                if name in self.fields:
                    messages = {"required": said} if isinstance(said, str) else said
                    self.fields[name].error_messages.update(messages)


def _label(field: forms.Field) -> str:
    return str(field.label or "This").rstrip("?").replace("%", "%%")
