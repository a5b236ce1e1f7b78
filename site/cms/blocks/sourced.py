"""Blocks that rest on a source: a figure with its date, a table, a chart, the references."""

from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import (
    CharBlock,
    DecimalBlock,
    ListBlock,
    StructBlock,
    StructValue,
)
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

from cms.blocks.charts import chart_context
from cms.blocks.lazy_choosers import LazySnippetChooserBlock
from mapping_data.partial_dates import PartialDate

WHERE = "Where in the source: a page, a table, a section."


class SourceBlock(LazySnippetChooserBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__("mapping_data.Source", **kwargs)


class PartialDateBlock(CharBlock):
    """A date as the source gives it: 2017, June 2021 as 2021-06, about 2017 as c.2017."""

    def clean(self, value: str) -> str:
        words: str = super().clean(value)
        try:
            PartialDate.parse(words)
        except ValueError as error:
            raise ValidationError(str(error)) from error
        return words


class KeyFactBlock(StructBlock):
    """A figure shown large, never without its source and date."""

    figure = CharBlock(max_length=30, help_text="Short: 21, 46%, £800,000, 3 in 10.")
    words = CharBlock(max_length=240, help_text="What the figure counts, of how many, and when.")
    source = SourceBlock()
    where = CharBlock(required=False, max_length=200, help_text=WHERE)
    date = PartialDateBlock(
        max_length=30, help_text="The date of the statement, such as 2021-06 or c.2017."
    )

    class Meta:
        icon = "pick"
        template = "cms/blocks/key_fact.html"
        label = "Key fact"


class TableBlock(StructBlock):
    caption = CharBlock(max_length=200, help_text="What the table shows; read out before it.")
    table = TypedTableBlock([("text", CharBlock(required=False, max_length=400))])
    source = SourceBlock(required=False)
    where = CharBlock(required=False, max_length=200, help_text=WHERE)

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """With each cell beside its column's heading, which a narrow screen shows."""
        context: dict[str, Any] = super().get_context(value, parent_context=parent_context)
        headings = [column["heading"] for column in value["table"].columns]
        rows = [list(zip(headings, row, strict=True)) for row in value["table"].rows]
        return context | {"headings": headings, "rows": rows}

    class Meta:
        icon = "table"
        template = "cms/blocks/table.html"


class BarBlock(StructBlock):
    label = CharBlock(max_length=120)
    value = DecimalBlock(
        required=False, min_value=0, help_text="Blank where the source gives none; not zero."
    )


def can_be_drawn(value: Decimal | None) -> bool:
    """Whether the number can be written out in full."""
    if value is None:
        return True
    exponent = value.as_tuple().exponent
    return value.adjusted() < 12 and isinstance(exponent, int) and exponent >= -6


class ChartBlock(StructBlock):
    """Bars with their numbers in words beside them; the numbers are its table too."""

    caption = CharBlock(max_length=200)
    unit = CharBlock(max_length=60, help_text="What is counted: children, authorities, per cent.")
    bars = ListBlock(BarBlock(), min_num=2, max_num=20)
    source = SourceBlock()
    where = CharBlock(required=False, max_length=200, help_text=WHERE)
    date = PartialDateBlock(max_length=30, help_text="Such as 2021-06 or c.2017.")

    def clean(self, value: StructValue) -> StructValue:
        cleaned: StructValue = super().clean(value)
        if all(bar["value"] is None for bar in cleaned["bars"]):
            error = ValidationError("Give at least one bar a value.")
            raise StructBlockValidationError(block_errors={"bars": error})
        if not all(can_be_drawn(bar["value"]) for bar in cleaned["bars"]):
            error = ValidationError("At most 12 digits before the point, and 6 after it.")
            raise StructBlockValidationError(block_errors={"bars": error})
        return cleaned

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        return super().get_context(value, parent_context) | {"chart": chart_context(value)}

    class Meta:
        icon = "form"
        template = "cms/blocks/chart.html"


class CitationBlock(StructBlock):
    source = SourceBlock()
    where = CharBlock(required=False, max_length=200, help_text=WHERE)

    class Meta:
        icon = "link"


class CitationsBlock(ListBlock):
    """What the words above rest on. The page's list of references is made of these."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(CitationBlock(), min_num=1, **kwargs)

    class Meta:
        icon = "openquote"
        template = "cms/blocks/citations.html"
        label = "References"
