"""Pictures are opened and written anew.

A photograph can carry the place where it was taken, its time, and the name of the phone's owner:
enough to find a family. So nothing but the picture itself is kept; what was hidden behind it or
in it goes with the rest.
"""

import io

from PIL import Image, ImageOps

from community.attachments.results import Cleaned, Refused

# A small file can be a huge picture. 30 million take 120 MB while they are looked at.
MOST_PIXELS = 30_000_000
QUALITY = 88
TOO_LARGE = "a picture is too large once it is opened: more than 30 million points."
BROKEN = "it is damaged, or it is not the picture that its name says."


def examine_png(data: bytes) -> Cleaned:
    return Cleaned(rewritten(data, "PNG"))


def examine_jpeg(data: bytes) -> Cleaned:
    return Cleaned(rewritten(data, "JPEG"))


def rewritten(data: bytes, *formats: str, most: int = MOST_PIXELS) -> bytes:
    """The picture alone, upright, in the format that it had. Raises `Refused`."""
    try:
        picture = Image.open(io.BytesIO(data), formats=formats)
        if picture.width * picture.height > most:
            raise Refused(TOO_LARGE)
        return _written(picture, "PNG" if picture.format == "PNG" else "JPEG")
    except Image.DecompressionBombError:
        raise Refused(TOO_LARGE) from None
    except (OSError, ValueError, SyntaxError, IndexError, KeyError, TypeError, EOFError):
        # Pillow's readers raise any of these for bytes that somebody has bent.
        raise Refused(BROKEN) from None


def _written(picture: Image.Image, form: str) -> bytes:
    upright = ImageOps.exif_transpose(picture)
    if form == "JPEG" and upright.mode not in ("L", "RGB"):
        upright = upright.convert("RGB")
    for name in set(upright.info) - {"transparency"}:
        del upright.info[name]
    file = io.BytesIO()
    more = {"quality": QUALITY} if form == "JPEG" else {}
    upright.save(file, form, **more)
    return file.getvalue()


def points_of(data: bytes) -> int:
    """Of a picture that `rewritten` has made."""
    with Image.open(io.BytesIO(data)) as picture:
        return int(picture.width * picture.height)
