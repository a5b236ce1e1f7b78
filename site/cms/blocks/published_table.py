"""A table of the register on a page: with its chart, its source and its CSV, never retyped."""

from typing import Any

from wagtail.blocks import CharBlock, ChoiceBlock, StructBlock

from mapping_data.models import PublishedTable


def tables() -> list[tuple[str, str]]:
    return [(table.key, f"{table.title} ({table.key})") for table in PublishedTable.objects.all()]


class TableChoiceBlock(ChoiceBlock):
    """Takes the key as it is stored: to look it up among the choices reads all tables anew for
    each block of a page. A key that no table has shows nothing."""

    def to_python(self, value: Any) -> Any:
        return value

    def normalize(self, value: Any) -> Any:
        return value


class PublishedTableBlock(StructBlock):
    table = TableChoiceBlock(choices=tables)
    caption = CharBlock(required=False, max_length=200, help_text="Blank: the table's own title.")

    class Meta:
        icon = "table"
        template = "cms/blocks/published_table.html"
        label = "Table of the register"
