"""Pictures without what the camera wrote into them: place, time, owner, device, thumbnail."""

from io import BytesIO
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

# What of a picture's own notes is needed to show it; everything else goes.
NEEDED = ("icc_profile", "transparency", "duration", "loop", "background", "disposal")
FORMATS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "GIF": "GIF", "WEBP": "WEBP"}
QUALITY: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 92, "optimize": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 90, "method": 4},
    "GIF": {},
}
ORIENTATION = 0x0112


def without_metadata(content: File) -> ContentFile:
    """The picture written anew with its pixels, turned as the camera said, and nothing else."""
    content.seek(0)
    try:
        with Image.open(content) as picture:
            form = FORMATS[picture.format or ""]
            clean = _written(picture, form)
    except (UnidentifiedImageError, KeyError, OSError) as error:
        raise ValidationError("This is not a picture of a kind that is kept here.") from error
    return ContentFile(clean, name=content.name)


def _written(picture: Image.Image, form: str) -> bytes:
    output = BytesIO()
    if getattr(picture, "n_frames", 1) > 1 and form in ("GIF", "WEBP"):
        frames = [_bare(frame.copy()) for frame in ImageSequence.Iterator(picture)]
        first, *rest = frames
        first.save(output, form, save_all=True, append_images=rest, **QUALITY[form])
    else:
        _turned(picture).save(output, form, **QUALITY[form])
    return output.getvalue()


def _turned(picture: Image.Image) -> Image.Image:
    if picture.getexif().get(ORIENTATION, 1) != 1:
        return _bare(ImageOps.exif_transpose(picture))
    return _bare(picture.copy())


def _bare(picture: Image.Image) -> Image.Image:
    picture.info = {key: value for key, value in picture.info.items() if key in NEEDED}
    picture.getexif().clear()
    return picture
