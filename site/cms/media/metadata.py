"""Pictures without what the camera wrote into them: place, time, owner, device, thumbnail."""

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File

from foundation.uploads.exceptions import UploadRefused
from foundation.uploads.images import PictureRules, rewrite_picture

RULES = PictureRules(
    formats=("JPEG", "PNG", "GIF", "WEBP"),
    # What of a picture's own notes is needed to show it; everything else goes.
    kept=frozenset({"icc_profile", "transparency", "duration", "loop", "background", "disposal"}),
    options={
        "JPEG": {"quality": 92, "optimize": True},
        "PNG": {"optimize": True},
        "WEBP": {"quality": 90, "method": 4},
    },
    most_pixels=None,  # Wagtail's own form has a limit
    only_plain_colours=False,
)


def without_metadata(content: File) -> ContentFile:
    """The picture written anew with its pixels, turned as the camera said, and nothing else."""
    content.seek(0)
    try:
        clean = rewrite_picture(content.read(), RULES)
    except UploadRefused as error:
        raise ValidationError("This is not a picture of a kind that is kept here.") from error
    return ContentFile(clean, name=content.name)
