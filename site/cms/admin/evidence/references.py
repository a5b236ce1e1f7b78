"""References in the admin: what an editor sees of each, what is still to be read, and the form."""

import re

import django_filters
from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.urls import reverse_lazy
from django.utils.text import format_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList

from cms.admin.directory.columns import WIDE, PublishedColumn, RecordColumn
from cms.citations.style import short_authors
from cms.evidence.filters import NOT_REVIEWED, NOT_STATED
from cms.evidence.kinds import WORDS, kind_shown
from cms.models import Reference, Theme

READ = "read"
REVIEWS = [
    (NOT_REVIEWED, "Not yet reviewed"),
    (NOT_STATED, "Reviewed, kind of evidence missing"),
    (READ, "Reviewed"),
]
DOI_ADDRESS = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)
TICKS = forms.CheckboxSelectMultiple
UNREAD = Q(studied="", found="")


class WhoColumn(RecordColumn):
    def get_value(self, item: Reference) -> dict[str, object]:
        year = str(item.year) if item.year else "year not known"
        return {"line": short_authors(item.authors) or "No author", "small": year}


class ReviewColumn(RecordColumn):
    """The kind of evidence, or that nobody has read it yet."""

    def get_value(self, item: Reference) -> dict[str, object]:
        kind = kind_shown(item)
        return {"line": kind["label"], "state": "" if kind["words"] else "old"}


class ThemesColumn(RecordColumn):
    def get_value(self, item: Reference) -> dict[str, object]:
        return {"tags": [theme.name for theme in item.themes.all()]}


REFERENCE_COLUMNS = [
    "__str__",
    WhoColumn("authors", label="By", sort_key="authors"),
    RecordColumn(
        "type",
        label="Type",
        sort_key="type",
        classname=WIDE,
        accessor=lambda item: {"line": item.get_type_display()},
    ),
    ReviewColumn("kind", label="Kind of evidence", sort_key="kind"),
    ThemesColumn("themes", label="Themes", classname=WIDE),
    PublishedColumn("live", label="Published", sort_key="live", classname=WIDE),
]


class ReferenceFilters(WagtailFilterSet):
    review = django_filters.ChoiceFilter(
        label="Review",
        choices=REVIEWS,
        method="by_review",
        widget=forms.RadioSelect,
        empty_label="All",
    )
    kind = django_filters.MultipleChoiceFilter(choices=Reference.Kind.choices, widget=TICKS)
    type = django_filters.MultipleChoiceFilter(choices=Reference.Type.choices, widget=TICKS)
    themes = django_filters.ModelMultipleChoiceFilter(
        label="Theme", queryset=Theme.objects.all(), widget=TICKS
    )

    class Meta:
        model = Reference
        fields: list[str] = []

    def by_review(self, rows: QuerySet[Reference], name: str, state: str) -> QuerySet[Reference]:
        if state == NOT_REVIEWED:
            return rows.filter(UNREAD)
        read = rows.exclude(UNREAD)
        return read.filter(kind="") if state == NOT_STATED else read


class ReferenceForm(WagtailAdminModelForm):
    def clean_doi(self) -> str:
        """As editors paste it: with its address, or “doi:” before it."""
        doi = DOI_ADDRESS.sub("", str(self.cleaned_data.get("doi") or "").strip())
        if doi and not re.fullmatch(r"10\.\S+/\S+", doi):
            raise ValidationError("A DOI starts with “10.” and holds a “/”.")
        return doi


KIND_HELP = " ".join(f"{Reference.Kind(kind).label}: {words.what}" for kind, words in WORDS.items())

REFERENCE_EDITOR = ObjectList(
    [
        MultiFieldPanel(
            [
                FieldPanel(
                    "source",
                    help_text="Its title, publisher, address and date are kept there. "
                    "“Add this source” makes a new one.",
                ),
                FieldPanel(
                    "key",
                    help_text=format_lazy(
                        "{}…/ – first author and year, such as cox-2017.",
                        reverse_lazy("evidence:references"),
                    ),
                ),
                FieldPanel(
                    "authors",
                    heading="Authors",
                    help_text="“Surname, I.; Surname, I.”. A body by its name alone. "
                    "“et al.” last where the source names no more.",
                ),
                FieldRowPanel(
                    [
                        FieldPanel("year", help_text="Blank where it is not known."),
                        FieldPanel("type"),
                    ]
                ),
                FieldPanel(
                    "container",
                    help_text="“Journal, 39(3), 332-349”, or “Editor, A. (ed) Book, 20-31”.",
                ),
                FieldPanel("doi", help_text="10.1080/…, with or without https://doi.org/."),
            ],
            heading="The publication",
        ),
        MultiFieldPanel(
            [
                FieldPanel("studied"),
                FieldPanel("with_whom"),
                FieldPanel("where"),
                FieldPanel("found"),
                FieldPanel("cannot_say", help_text="A note that says nothing here misleads."),
                FieldPanel("not_tested_with"),
                FieldPanel("based_on", help_text="What you read, and where in it, one a line."),
                FieldPanel("kind", help_text=f"Blank where you cannot tell. {KIND_HELP}"),
            ],
            heading="Note in plain words",
            help_text="From what you have read, and no further. Until it says what was studied "
            "or found, readers see “not yet reviewed”.",
        ),
        MultiFieldPanel(
            [FieldPanel("themes", widget=TICKS)], heading="Themes", classname="collapsible"
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "services_evaluated",
                    widget=TICKS,
                    help_text="Services that it studied. Its page shows their name and status as "
                    "the directory has them, and theirs lists it.",
                )
            ],
            heading="Services studied",
            classname="collapsed",
        ),
        FieldPanel("record_note", help_text="Shown under “About this entry”."),
    ],
    base_form_class=ReferenceForm,
)
