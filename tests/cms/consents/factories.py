"""Consents, pictures and documents for tests. What they say is made up, and found again by it."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory
from PIL import Image, TiffImagePlugin
from wagtail.models import Collection

from cms.models import Consent, Picture, SiteDocument

GPS_IFD, OWNER = 0x8825, "Mara Quillfeather"


def days(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


class ConsentFactory(DjangoModelFactory):
    class Meta:
        model = Consent

    class Params:
        ended = factory.Trait(expires_on=factory.LazyFunction(lambda: days(-1)))
        withdrawn = factory.Trait(withdrawn_on=factory.LazyFunction(lambda: days(-1)))
        later = factory.Trait(given_on=factory.LazyFunction(lambda: days(2)))

    reference = factory.Sequence(lambda number: f"2026-{number:03}")
    scope = "Words and a picture, on this site."
    given_on = factory.LazyFunction(lambda: days(-100))
    kept_where = "The locked cabinet"


def photograph(form: str = "JPEG", size: tuple[int, int] = (640, 480), notes: bool = True) -> bytes:
    """A picture; with the place, owner and orientation that a telephone writes into it."""
    picture = Image.new("RGB", size, "teal")
    exif = Image.Exif()
    if notes:
        exif[0x0112], exif[0x013B], exif[0x010F] = 6, OWNER, "Telephone maker"
        degrees = tuple(TiffImagePlugin.IFDRational(part) for part in (53, 47, 59))
        exif[GPS_IFD] = {1: "N", 2: degrees, 3: "W", 4: degrees}
    output = BytesIO()
    more: dict[str, Any] = {"comment": OWNER.encode()} if notes and form in ("JPEG", "GIF") else {}
    picture.save(output, form, exif=exif, **more)
    return output.getvalue()


class PictureFactory(DjangoModelFactory):
    class Meta:
        model = Picture

    title = factory.Sequence(lambda number: f"Made-up picture {number}")
    description = "A teal surface"
    collection = factory.LazyFunction(lambda: Collection.objects.get(depth=1))
    file = factory.LazyFunction(lambda: ContentFile(photograph(), name="mara-quillfeather.jpg"))


def pdf(words: str = "made up") -> bytes:
    return f"%PDF-1.4\n% {words}\n%%EOF\n".encode()


def archive(**parts: str) -> bytes:
    output = BytesIO()
    with ZipFile(output, "w") as zipped:
        for name, content in parts.items():
            zipped.writestr(name, content)
    return output.getvalue()


class DocumentFactory(DjangoModelFactory):
    class Meta:
        model = SiteDocument

    title = factory.Sequence(lambda number: f"Made-up document {number}")
    collection = factory.LazyFunction(lambda: Collection.objects.get(depth=1))
    file = factory.LazyFunction(lambda: ContentFile(pdf(), name="mara-quillfeather.pdf"))
