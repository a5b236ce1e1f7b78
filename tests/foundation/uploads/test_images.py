"""Pictures: what of them is kept, and which are refused."""

import io
import zipfile

import pytest
from PIL import Image

from foundation.uploads import images
from tests.foundation.uploads.files import inspected, picture, refusal, zipped


@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_where_and_by_whom_a_photograph_was_taken_is_not_kept(form: str) -> None:
    data = picture(form)
    assert b"Jasmine" in data
    kept = inspected(f"a.{form.lower()}", data).data
    assert b"Jasmine" not in kept
    with Image.open(io.BytesIO(kept)) as opened:
        assert not dict(opened.getexif())
        assert opened.size == (8, 6)


def test_a_photograph_taken_sideways_stands_upright() -> None:
    exif, file = Image.Exif(), io.BytesIO()
    exif[0x0112] = 6
    Image.new("RGB", (8, 6)).save(file, "JPEG", exif=exif)
    with Image.open(io.BytesIO(inspected("a.jpg", file.getvalue()).data)) as opened:
        assert opened.size == (6, 8)


def test_what_is_hidden_behind_a_picture_is_not_kept() -> None:
    both = picture("PNG") + zipped({"hidden.txt": "Jasmine"})
    assert zipfile.is_zipfile(io.BytesIO(both))
    assert not zipfile.is_zipfile(io.BytesIO(inspected("a.png", both).data))


def test_a_small_file_that_is_a_huge_picture_is_refused() -> None:
    file = io.BytesIO()
    Image.new("1", (6000, 5001)).save(file, "PNG")
    assert len(file.getvalue()) < 10_000
    assert refusal("a.png", file.getvalue()) == images.TOO_LARGE


def test_a_picture_beyond_what_pillow_opens_is_refused_too() -> None:
    header = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\x01\0\0\0\x01\0\0\x08\x02\0\0\0"
    assert refusal("a.png", header + b"\0" * 40)


def test_a_picture_keeps_what_is_transparent_in_it() -> None:
    file = io.BytesIO()
    made = Image.new("RGB", (2, 2), "teal")
    made.save(file, "PNG", transparency=(0, 128, 128))
    with Image.open(io.BytesIO(inspected("a.png", file.getvalue()).data)) as opened:
        assert opened.info["transparency"] == (0, 128, 128)
