"""A spotlight on which somebody tells, and a search for the word in all that is stored."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone
from wagtail.admin.models import FormState
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, Revision, Workflow

from accounts.models import User
from cms.models import Consent, Correction, SpotlightPage
from tests.cms.consents.factories import ConsentFactory, DocumentFactory, PictureFactory, pdf
from tests.cms.pages import fresh, spotlight

WORD = "zephyrquil"  # its own stem, so that the index of search holds it as it is
SAID = f"<p>The {WORD} morning when nobody came to the house at all.</p>"
OTHER = "<p>Another person’s pomegranate words.</p>"


def lived(consent: Consent | None, words: str = SAID, **more: Any) -> tuple[str, dict[str, Any]]:
    return "lived_experience", {"consent": consent, "words": words, "said_by": "A mother", **more}


def everywhere(media: Path) -> list[str]:
    """Each column of each table, and each file, in which the made-up word stands."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            quoted = connection.ops.quote_name(table)
            cursor.execute(f"SELECT * FROM {quoted}")
            names = [column[0] for column in cursor.description or []]
            for row in cursor.fetchall():
                for name, value in zip(names, row, strict=True):
                    if WORD in as_text(value).casefold():
                        found.append(f"{table}.{name}")
    files = media.rglob("*") if media.exists() else ()
    found += [str(path) for path in files if path.is_file() and WORD.encode() in path.read_bytes()]
    return found


def as_text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    return json.dumps(value) if isinstance(value, dict | list) else str(value)


class Told:
    """A spotlight that says the word wherever an editor can put it, and all that goes with it."""

    def __init__(self, ann: User, ben: User) -> None:
        self.consent = ConsentFactory()
        self.picture = PictureFactory(
            title=f"The {WORD}", description=WORD, consent=self.consent, credit=WORD
        )
        self.document = DocumentFactory(
            title=f"{WORD} told", consent=self.consent, file=ContentFile(pdf(WORD), name="a.pdf")
        )
        self.document.tags.add(WORD, "kept")
        DocumentFactory().tags.add("kept")
        log(instance=self.picture, action="wagtail.edit", user=ann)
        link = f'<a linktype="document" id="{self.document.pk}">{WORD} in full</a>'
        self.page: SpotlightPage = spotlight(
            issue=[
                ("text", f"<p>Plain words. {link} And more.</p>"),
                lived(self.consent, picture=self.picture, alt_text=f"A {WORD}"),
                lived(ConsentFactory(), OTHER),
            ],
            outcomes=[
                ("text", "<p>Outcomes.</p>"),
                ("picture", {"picture": self.picture, "alt_text": WORD, "caption": WORD}),
            ],
        )
        self.picture.get_rendition("max-800x800")
        self.picture.get_rendition("max-165x165")
        self.block = str(self.page.issue[1].id)
        self._versions(ann, ben)
        self._notes(ann)

    def _versions(self, ann: User, ben: User) -> None:
        """An older one that names no consent yet, one that is set for a time, one in review."""
        page = self.page
        early = page.save_revision(user=ann)
        content = early.content | {"issue": json.dumps(self._without_consent(early))}
        Revision.objects.filter(pk=early.pk).update(content=content)
        Correction.objects.create(page=page, words=f"It said {SAID}", replaced=early)
        page = fresh(page)
        page.go_live_at = timezone.now() + timedelta(days=3)
        page.save_revision(user=ann, approved_go_live_at=page.go_live_at)
        in_review = fresh(page).save_revision(user=ann)
        assert in_review.content["issue"]
        Workflow.objects.get(active=True).start(fresh(page), user=ann)

    def _without_consent(self, revision: Revision) -> list[Any]:
        blocks: list[Any] = json.loads(revision.content["issue"])
        blocks[1]["value"] |= {"consent": None, "words": f"<p>{WORD}, first try</p>"}
        return blocks

    def _notes(self, ann: User) -> None:
        comment = Comment.objects.create(
            page=self.page, user=ann, text=WORD, contentpath=f"issue.{self.block}.words"
        )
        reply = CommentReply.objects.create(comment=comment, user=ann, text=f"Yes, {WORD}")
        comment.log_create(user=ann)
        reply.log_create(user=ann)
        quoting = f"Is “{WORD} morning when nobody came to the house” right?"
        Comment.objects.create(page=self.page, user=ann, text=quoting, contentpath="title")
        Comment.objects.create(page=self.page, user=ann, text="Good", contentpath="title")
        fresh(self.page).save_revision(user=ann)
        FormState.objects.update_or_create_by_instance(
            instance=self.page,
            parent_object_id="",
            user=ann,
            defaults={"data": f"issue={WORD}", "last_updated_at": timezone.now()},
        )
