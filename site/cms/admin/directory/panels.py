"""The editor of a service: its panels, in tabs, with help in the field's words."""

from django import forms
from django.urls import reverse_lazy
from django.utils.text import format_lazy
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    TabbedInterface,
    TitleFieldPanel,
)

from cms.admin.directory.forms import ServiceForm
from cms.admin.directory.offers import OfferWidget
from directory.models import Offer

PART_DATE = "2017, 2021-06, 2021-06-30, about 2017 or unknown. Write it as the source does."

WHAT = [
    TitleFieldPanel("name", placeholder="Name of the service"),
    FieldPanel(
        "slug",
        heading="Address",
        help_text=format_lazy(
            "{}…/ – made from the name. A former one redirects.", reverse_lazy("search:services")
        ),
    ),
    FieldPanel("other_names", help_text="Short forms and former names. Separate them with “;”."),
    FieldRowPanel(
        [
            FieldPanel(
                "model",
                help_text="Related programmes are listed and never counted as coverage.",
            ),
            FieldPanel("started", help_text=f"When it first took parents on. {PART_DATE}"),
        ]
    ),
    FieldRowPanel([FieldPanel("provider"), FieldPanel("provider_type")]),
    MultiFieldPanel(
        [
            FieldRowPanel([FieldPanel("status"), FieldPanel("status_as_at")]),
            FieldRowPanel([FieldPanel("closed_on"), FieldPanel("closed_reason")]),
        ],
        heading="Status",
        help_text="What the newest source says, as at its date. A closed service keeps its page.",
    ),
    FieldPanel("summary"),
    FieldPanel("description"),
    FieldPanel(
        "offers",
        widget=OfferWidget(tag_model=Offer),
        help_text="Each kind of help as one tag.",
    ),
    FieldPanel("website"),
]

WHO = [
    FieldPanel("who_for", help_text="As the sources say it. Leave blank where they do not."),
    FieldPanel(
        "stages",
        widget=forms.CheckboxSelectMultiple,
        help_text="Where in the court journey the service works with a parent.",
    ),
    FieldPanel(
        "entry_conditions",
        help_text="Who is taken on: children removed, age, place of residence, consent.",
    ),
    FieldPanel(
        "contraception_condition",
        help_text="What the sources say of a contraception condition, or of there being none.",
    ),
    FieldPanel("length"),
    MultiFieldPanel(
        [
            FieldPanel("referral_route", help_text="What a practitioner does, step by step."),
            FieldPanel("referral_by", help_text="Such as social workers, or parents themselves."),
            FieldPanel("team_mailbox"),
        ],
        heading="How to refer",
    ),
]

WHERE = [
    InlinePanel(
        "areas_served",
        heading="Authorities served",
        label="authority",
        help_text="Authorities as of the source's date: a service of 2021 in Carlisle serves "
        "Cumbria. Today's authorities follow by themselves, marked as carried over.",
        panels=[
            FieldPanel("area"),
            FieldRowPanel(
                [
                    FieldPanel("since", help_text=PART_DATE),
                    FieldPanel("until", help_text="Blank while it still serves the area."),
                ]
            ),
            FieldPanel("note", help_text="Such as “two wards only”."),
        ],
    ),
    FieldPanel("area_note"),
    FieldPanel(
        "country",
        help_text="“England”. A programme elsewhere is kept and counted in no English total.",
    ),
]

EVIDENCE = [
    InlinePanel(
        "evidence",
        heading="Evidence",
        label="source",
        help_text="On whose word this record stands. The first is its main source. "
        "What you add bears your name.",
        panels=[
            FieldPanel("source"),
            FieldPanel("locator", help_text="Page, table, box or heading."),
            FieldRowPanel(
                [
                    FieldPanel("date", help_text=PART_DATE),
                    FieldPanel("last_checked_on", help_text="When you last read it there."),
                ]
            ),
        ],
    ),
]

RECORD = [
    FieldPanel(
        "last_checked_on",
        help_text="The day on which somebody last held the whole record against its sources.",
    ),
    FieldPanel("record_note", help_text="What a reader should know of the record. Public."),
    HelpPanel(
        content="Who changed what, and when: “History”, above. A record is never deleted once "
        "it was public: mark it closed, or unpublish it and say why in the note."
    ),
]

SERVICE_EDITOR = TabbedInterface(
    [
        ObjectList(WHAT, heading="What it is"),
        ObjectList(WHO, heading="Who for and how to get in"),
        ObjectList(WHERE, heading="Where"),
        ObjectList(EVIDENCE, heading="Evidence"),
        ObjectList(RECORD, heading="Record"),
    ],
    base_form_class=ServiceForm,
)
