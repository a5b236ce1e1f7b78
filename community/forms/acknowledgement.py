"""“I have read these”: a tick that stands for the findings that were shown, and for no others."""

from typing import Any

from django import forms

from community.guard_check import Weighed


class ReadTick(forms.CheckboxInput):
    """Its value is the seal of what is shown above it. It comes back ticked only where the writer
    had ticked all of that: what is new asks again."""

    weighed = Weighed({})

    def get_context(self, name: str, value: object, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, None, attrs)
        context["widget"]["value"] = self.weighed.seal
        if value and self.weighed.was_read(str(value)):
            context["widget"]["attrs"]["checked"] = True
        return context

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str:  # type: ignore[override]
        return str(data.get(name, ""))


class ReadField(forms.CharField):
    """Comes out as the seal of what the writer has read; empty where they did not tick it."""

    widget = ReadTick

    def __init__(self, label: str) -> None:
        super().__init__(label=label, required=False)

    def show(self, weighed: Weighed) -> None:
        assert isinstance(self.widget, ReadTick)
        self.widget.weighed = weighed


def was_read(form: forms.BaseForm, weighed: Weighed) -> bool:
    """Whether the form came with a tick below all of these findings; it shows them from now on."""
    field = form.fields["checked"]
    assert isinstance(field, ReadField)
    field.show(weighed)
    return weighed.was_read(str(form.data.get(form.add_prefix("checked"), "")))
