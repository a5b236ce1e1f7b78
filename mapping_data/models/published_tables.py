"""The tables that the sources printed: each figure a cell, as printed, with where it stands.

Nothing here is ever corrected. What can be worked out again is worked out by
`mapping_data.published_tables` from the rules in `PublishedCheck`, and stands beside.
"""

from typing import Any

from django.core.validators import validate_slug
from django.db import models
from django.urls import reverse

from mapping_data.fields import PartialDateField


class PublishedTable(models.Model):
    """One table of one or more sources, and how it may be read: which rules, which drawing."""

    class Totals(models.TextChoices):
        """Whether it may be totalled; where not, why not, as it is said to readers."""

        CHECKED = "checked", "Its totals are worked out again here."
        NONE_PRINTED = "none-printed", "The source prints no total, and none is made here."
        UNLIKE = "unlike-units", "Its figures count different things, so they have no total."
        SHARES = "shares", "Shares and averages are not added up."
        FLAGS = "flags", "A list: there is nothing to add up."
        NO_FIGURES = (
            "no-figures",
            "The source’s figures could not be read, so none stand here.",
        )

    class Chart(models.TextChoices):
        """How it is drawn. `grouped` has one scale for all columns, `panels` one for each."""

        NONE = "none", "not drawn"
        BARS = "bars", "a bar each row"
        GROUPED = "grouped", "a bar each column under each row"
        STACKED = "stacked", "the columns joined to one bar each row"
        PANELS = "panels", "the rows under each column, each on its own scale"

    key = models.CharField(max_length=60, unique=True, validators=[validate_slug])
    title = models.CharField(
        max_length=200, help_text="The register's, or ours where that means little alone."
    )
    position = models.PositiveSmallIntegerField(help_text="The order of the register.")
    columns = models.JSONField(
        default=list, help_text="Labels in printed order; empty: in order of first appearance."
    )
    totals = models.CharField(max_length=20, choices=Totals.choices)
    chart = models.CharField(max_length=12, choices=Chart.choices)
    chart_rows = models.JSONField(default=list, help_text="Labels; empty: all but the totals.")
    chart_columns = models.JSONField(default=list, help_text="Labels; empty: all but the totals.")
    note = models.TextField(blank=True, help_text="Ours: what a reader of the table should know.")
    modified_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["position"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("published_tables:table", args=[self.key])


class PublishedFigure(models.Model):
    """One printed cell. A value that the source does not give is blank, never zero."""

    table = models.ForeignKey(PublishedTable, on_delete=models.CASCADE, related_name="figures")
    position = models.PositiveSmallIntegerField(help_text="Its place in the register's table.")
    row_order = models.PositiveSmallIntegerField()
    row_label = models.CharField(max_length=200)
    column_label = models.CharField(max_length=120)
    value = models.CharField("value as printed", max_length=80, blank=True)
    value_num = models.DecimalField(
        "value as a number",
        max_digits=16,
        decimal_places=4,
        null=True,
        blank=True,
        help_text="Pounds in full, percentages from 0 to 100; empty where no number is printed.",
    )
    unit = models.CharField(max_length=40, blank=True)
    period = models.CharField("what the figure covers", max_length=60, blank=True)
    geography = models.CharField(max_length=80, blank=True)
    source = models.ForeignKey("mapping_data.Source", on_delete=models.PROTECT, related_name="+")
    locator = models.CharField("where in the source", max_length=300, blank=True)
    date = PartialDateField("date of the source")
    date_remark = models.CharField(
        max_length=40, blank=True, help_text="What the register adds to the date: “year end”."
    )
    note = models.TextField(blank=True, help_text="The register's remark on this figure.")

    class Meta:
        ordering = ["table", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["table", "row_order", "row_label", "column_label"],
                name="one_published_figure_a_cell",
            )
        ]

    def __str__(self) -> str:
        return f"{self.row_label}, {self.column_label}: {self.value or 'not given'}"


class PublishedCheck(models.Model):
    """A rule by which figures of a table follow from others of it.

    `parts` are labels of rows or columns as `[sign, label]`, sign 1 or -1. `only` are labels of
    the rows it holds for; empty for all.
    """

    class Kind(models.TextChoices):
        ROWS = "sum_of_rows", "the row is the sum of other rows, in each column"
        COLUMNS = "sum_of_columns", "the column is the sum of other columns, in each row"
        OF_ROW = "share_of_row", "the column is a column's share of its own value in one row"
        OF_COLUMN = "share_of_column", "the column is a column's share of another, in each row"
        OF_SUM = "share_of_sum", "the column is a column's share of its sum over all rows"
        OF_ROWS = "share_in_rows", "the row is a row's share of another, in each column"

    table = models.ForeignKey(PublishedTable, on_delete=models.CASCADE, related_name="checks")
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20, choices=Kind.choices)
    result = models.CharField(max_length=200)
    parts: "models.JSONField[Any, Any]" = models.JSONField()
    whole = models.CharField(max_length=200, blank=True)
    only: "models.JSONField[Any, Any]" = models.JSONField(default=list)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["table", "position"]

    def __str__(self) -> str:
        return f"{self.table_id}: {self.result}, {self.get_kind_display()}"
