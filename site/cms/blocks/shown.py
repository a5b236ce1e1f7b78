"""Blocks of words and pictures."""

from typing import Any

from django.core.exceptions import ValidationError
from wagtail.blocks import BooleanBlock, CharBlock, RichTextBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.lazily import LazyPictureChooserBlock, LazySnippetChooserBlock

FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class TextBlock(RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=kwargs.pop("features", FEATURES), **kwargs)

    class Meta:
        icon = "pilcrow"
        template = "cms/blocks/text.html"
        label = "Text"


class PictureBlock(StructBlock):
    """A picture that says something has words for those who do not see it."""

    picture = LazyPictureChooserBlock()
    alt_text = CharBlock(
        required=False, max_length=250, help_text="What the picture shows and says, in words."
    )
    decorative = BooleanBlock(
        required=False, help_text="It says nothing that the text does not say."
    )
    caption = CharBlock(required=False, max_length=250)

    def clean(self, value: StructValue) -> StructValue:
        cleaned: StructValue = super().clean(value)
        if not cleaned["alt_text"] and not cleaned["decorative"]:
            error = ValidationError("Say in words what the picture shows, or mark it decorative.")
            raise StructBlockValidationError(block_errors={"alt_text": error})
        return cleaned

    class Meta:
        icon = "image"
        template = "cms/blocks/picture.html"
        label = "Figure"


class LivedExperienceBlock(StructBlock):
    """What a person lived through, in words they agreed to. Not published without consent."""

    consent = LazySnippetChooserBlock("cms.Consent", help_text="Its record; no consent, no page.")
    words = RichTextBlock(
        features=["bold", "italic"], help_text="No name, no place, nothing that tells who it is."
    )
    said_by = CharBlock(max_length=80, help_text="As agreed, such as “a mother”. Never a name.")
    picture = LazyPictureChooserBlock(required=False)
    alt_text = CharBlock(required=False, max_length=250)

    def clean(self, value: StructValue) -> StructValue:
        cleaned: StructValue = super().clean(value)
        if cleaned["picture"] and not cleaned["alt_text"]:
            error = ValidationError("Say in words what the picture shows.")
            raise StructBlockValidationError(block_errors={"alt_text": error})
        return cleaned

    class Meta:
        icon = "user"
        template = "cms/blocks/lived_experience.html"
        label = "Lived experience"
