"""Fills in the admin's forms as a browser would send them."""

from bs4 import BeautifulSoup, Tag
from django.test import Client

LIST = "/admin/snippets/directory/service/"
PUBLISH = {"action-publish": "action-publish"}


def edit_address(pk: int) -> str:
    return f"{LIST}edit/{pk}/"


def fields_of(html: str) -> dict[str, list[str]]:
    """All that the editor's form would send as it stands."""
    soup = BeautifulSoup(html, "html.parser")
    (slug,) = soup.select("[name=slug]")
    (form,) = [parent for parent in slug.parents if parent.name == "form"]
    sent: dict[str, list[str]] = {}
    for field in form.find_all(["input", "select", "textarea"]):
        if field.find_parent("template") is None and (name := str(field.get("name", ""))):
            for value in values_of(field):
                sent.setdefault(name, []).append(value)
    return {name: values for name, values in sent.items() if not name.startswith("action-")}


def values_of(field: Tag) -> list[str]:
    if field.name == "textarea":
        return [field.text.removeprefix("\n")]
    if field.name == "select":
        return [str(option["value"]) for option in field.find_all("option", selected=True)]
    if field.get("type") in ("checkbox", "radio"):
        return [str(field.get("value", "on"))] if field.has_attr("checked") else []
    return [str(field.get("value", ""))]


def add_row(fields: dict[str, list[str]], relation: str, **values: str) -> None:
    """As “Add” and typing into the new row does."""
    number = int(fields[f"{relation}-TOTAL_FORMS"][0])
    fields[f"{relation}-TOTAL_FORMS"] = [str(number + 1)]
    row = {"id": "", "DELETE": "", **values}
    if relation == "evidence":
        row["ORDER"] = str(number + 1)
    fields.update({f"{relation}-{number}-{name}": [value] for name, value in row.items()})


def fields_for(client: Client, pk: int) -> dict[str, list[str]]:
    return fields_of(client.get(edit_address(pk)).text)
