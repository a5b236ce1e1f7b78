"""What the forms of all page types share."""

from wagtail.admin.panels import FieldPanel, MultiFieldPanel

COMMON_PANELS = [
    MultiFieldPanel([FieldPanel("review_by"), FieldPanel("correction")], heading="Keeping it true")
]
PROMOTE_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel("slug", required_on_save=False),
            FieldPanel("seo_title"),
            FieldPanel("search_description"),
        ],
        heading="In addresses and search engines",
    )
]
