"""Forms with files in them, and posts with files below them."""

from typing import Any
from uuid import uuid4

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from community.models import Attachment, Member, Topic
from community.models.attachments import private_files
from tests.community.people import make_post

HELD = b"Her NHS number is 943 476 5919."
WARNED = b"We met Jasmine Okafor."


def sent(*files: SimpleUploadedFile, text: str = "See below.", **more: Any) -> dict[str, Any]:
    begun = {"text": text, "key": str(uuid4()), "stands": "first", "attach": list(files)}
    return begun | more


def named(name: str = "notes.txt", data: bytes = b"How we end.") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def stored(file: Attachment) -> bool:
    return private_files().exists(str(file.file.name))


def attached(topic: Topic, member: Member, *names: str, **fields: Any) -> Attachment:
    """The last of the files below a new post."""
    post = make_post(topic, member, **fields)
    for name in names or ("notes.txt",):
        last = Attachment(
            post=post,
            uploader=member,
            name=name,
            kind="txt",
            size=11,
            digest=name,
            text="How we end.",
            is_read=True,
        )
        last.file.save("", ContentFile(b"How we end."))
    return last
