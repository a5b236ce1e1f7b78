"""Which blocks a page's body and a spotlight's sections may hold."""

from wagtail.blocks import StreamBlock

from cms.blocks.content import FEATURES, LivedExperienceBlock, PictureBlock, TextBlock
from cms.blocks.published_table import PublishedTableBlock
from cms.blocks.sourced import ChartBlock, CitationsBlock, KeyFactBlock, TableBlock


class SectionBlock(StreamBlock):
    """A section whose heading the page gives."""

    text = TextBlock()
    key_fact = KeyFactBlock()
    picture = PictureBlock()
    table = TableBlock()
    published_table = PublishedTableBlock()
    chart = ChartBlock()
    citations = CitationsBlock()
    lived_experience = LivedExperienceBlock()


class BodyBlock(SectionBlock):
    """A page whose text brings its own headings."""

    text = TextBlock(features=["h2", *FEATURES])
