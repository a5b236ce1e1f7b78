"""Blocks of words and pictures."""

from typing import Any

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.utils import timezone
from wagtail.blocks import BooleanBlock, CharBlock, RichTextBlock, StructBlock, StructValue
from wagtail.blocks.struct_block import StructBlockValidationError

from cms.blocks.lazy_choosers import LazyPictureChooserBlock, LazySnippetChooserBlock

FEATURES = ["h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class TextBlock(RichTextBlock):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(features=kwargs.pop("features", FEATURES), **kwargs)

    class Meta:
        icon = "pilcrow"
        template = "cms/blocks/text.html"
        label = "Text"


def still_shown(picture: Any) -> Any:
    """The picture, if there still is one and its consent stands today; read with it."""
    try:
        consent = picture.consent if picture else None
    except ObjectDoesNotExist:
        return None
    stands = consent is None or not consent.objection_on(timezone.localdate())
    return picture if picture and stands else None


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

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context(value, parent_context)
        return context | {"picture": still_shown(value.get("picture"))}

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
        errors = {}
        if cleaned["picture"] and not cleaned["alt_text"]:
            errors["alt_text"] = ValidationError("Say in words what the picture shows.")
        if (consent := cleaned["consent"]) and consent.withdrawn_on:
            reason = consent.objection_on(timezone.localdate())
            errors["consent"] = ValidationError(f"{reason} Take this block out.")
        if errors:
            raise StructBlockValidationError(block_errors=errors)
        return cleaned

    def get_context(
        self, value: StructValue, parent_context: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """`stands`: the consent is there and stands today, so that the block is shown."""
        context: dict[str, Any] = super().get_context(value, parent_context)
        try:
            consent = value.get("consent")
            stands = bool(consent) and not consent.objection_on(timezone.localdate())
        except ObjectDoesNotExist:
            stands = False
        return context | {"stands": stands, "picture": still_shown(value.get("picture"))}

    class Meta:
        icon = "user"
        template = "cms/blocks/lived_experience.html"
        label = "Lived experience"
