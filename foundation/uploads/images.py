"""Pictures are opened and written again.

A photograph can carry the place where it was taken, its time, and the name of the phone's owner:
enough to find a family. So nothing but the picture itself is kept; what was hidden behind it or
in it goes with the rest.
"""

import io
from dataclasses import dataclass, field
from typing import Any

from PIL import Image, ImageOps, ImageSequence

from foundation.uploads.exceptions import UploadRefused
from foundation.uploads.results import CleanedFile

# A small file can be a huge picture. 30 million take 120 MB while they are looked at.
MOST_PIXELS = 30_000_000
TOO_LARGE = "a picture is too large once it is opened: more than 30 million points."
BROKEN = "it is damaged, or it is not the picture that its name says."
# Phones write JPEGs that carry a second picture; Pillow gives them a name of their own.
MULTI_PICTURE = "MPO"
ANIMATED = ("GIF", "WEBP")
# Pillow's readers raise any of these for bytes that somebody has bent.
UNREADABLE = (OSError, ValueError, SyntaxError, IndexError, KeyError, TypeError, EOFError)


@dataclass(frozen=True)
class PictureRules:
    """How pictures are written again. `kept`: the entries of `Image.info` that stay; `options`:
    how each format is saved; `only_plain_colours`: JPEGs become RGB unless they are grey."""

    formats: tuple[str, ...]
    kept: frozenset[str] = frozenset({"transparency"})
    options: dict[str, dict[str, Any]] = field(default_factory=lambda: {"JPEG": {"quality": 88}})
    most_pixels: int | None = MOST_PIXELS
    only_plain_colours: bool = True


PNG, JPEG = PictureRules(("PNG",)), PictureRules(("JPEG",))


def inspect_png(data: bytes) -> CleanedFile:
    return CleanedFile(rewrite_picture(data, PNG))


def inspect_jpeg(data: bytes) -> CleanedFile:
    return CleanedFile(rewrite_picture(data, JPEG))


def rewrite_picture(data: bytes, rules: PictureRules) -> bytes:
    """Return the picture alone, upright, in its own format. Raises `UploadRefused`."""
    try:
        with Image.open(io.BytesIO(data), formats=rules.formats) as picture:
            if rules.most_pixels is not None and count_points(picture) > rules.most_pixels:
                raise UploadRefused(TOO_LARGE)
            return _write(picture, rules)
    except Image.DecompressionBombError:
        raise UploadRefused(TOO_LARGE) from None
    except UNREADABLE:
        raise UploadRefused(BROKEN) from None


def _write(picture: Image.Image, rules: PictureRules) -> bytes:
    form = "JPEG" if picture.format == MULTI_PICTURE else str(picture.format)
    output, options = io.BytesIO(), rules.options.get(form, {})
    if form in ANIMATED and getattr(picture, "n_frames", 1) > 1:
        frames = [_strip(frame.copy(), rules) for frame in ImageSequence.Iterator(picture)]
        frames[0].save(output, form, save_all=True, append_images=frames[1:], **options)
    else:
        upright = ImageOps.exif_transpose(picture)
        if rules.only_plain_colours and form == "JPEG" and upright.mode not in ("L", "RGB"):
            upright = upright.convert("RGB")
        _strip(upright, rules).save(output, form, **options)
    return output.getvalue()


def _strip(picture: Image.Image, rules: PictureRules) -> Image.Image:
    picture.info = {key: value for key, value in picture.info.items() if key in rules.kept}
    picture.getexif().clear()
    return picture


def count_points(picture: Image.Image) -> int:
    return int(picture.width * picture.height)


def count_points_of(data: bytes) -> int:
    """Count the points of a picture that `rewrite_picture` has written."""
    with Image.open(io.BytesIO(data)) as picture:
        return count_points(picture)
