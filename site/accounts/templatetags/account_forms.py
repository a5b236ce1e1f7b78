"""Form fields in the look of our pages; what a page of one's account asks about a user."""

from django import forms, template
from django.forms.boundfield import BoundField

from accounts.mfa.policy import is_required_of
from accounts.sign_in.user_agents import browser_in_words

register = template.Library()
register.filter("browser", browser_in_words)
register.filter("needs_second_step", is_required_of)


@register.simple_tag
def styled(field: BoundField) -> str:
    """The field's input with our class and no placeholder (its label says the same, and
    stays when one types). Django itself ties the hint and the error to the input."""
    widget = field.field.widget
    widget.attrs.pop("placeholder", None)
    if isinstance(widget, forms.CheckboxInput):
        return field.as_widget(attrs={"class": "govuk-checkboxes__input"})
    looks = "govuk-select" if isinstance(widget, forms.Select) else "govuk-input"
    return field.as_widget(attrs={"class": looks})


@register.filter
def is_checkbox(field: BoundField) -> bool:
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.filter
def naming(field: BoundField, error: str) -> str:
    """The error as it stands in the list above the form. Our own words name the thing; where a
    field has only Django's, its label does."""
    django_says = str(forms.Field.default_error_messages["required"])
    return f"{field.label}: {error}" if str(error) == django_says else str(error)


@register.filter
def first_input(form: forms.BaseForm) -> str:
    """The id of the first visible field, for errors that belong to the whole form."""
    visible = form.visible_fields()
    return visible[0].id_for_label if visible else ""
