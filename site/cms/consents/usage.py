"""Where a consent is used: on pages, live, as drafts and in their versions; by files."""

from collections import defaultdict
from collections.abc import Iterator, Sized
from dataclasses import dataclass, field
from typing import Any

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model
from wagtail.models import Revision

from cms.consents.stored_blocks import (
    Resting,
    Taken,
    named_in,
    stored_streams,
    streams_of_version,
    without,
)
from cms.models.consents import Consent
from cms.models.media import Picture, SiteDocument
from cms.streamfields.traversal import stream_fields


@dataclass
class PageUse:
    """A page, and where on it the consent is used."""

    page: Any
    live: bool = False
    draft: bool = False
    versions: int = 0

    @property
    def words(self) -> str:
        """Such as “on the public page, in its draft, in 4 versions”."""
        parts = [
            "on the public page" if self.live else "",
            "in its newest draft" if self.draft else "",
            f"in {self.versions} version{'' if self.versions == 1 else 's'}"
            if self.versions
            else "",
        ]
        return ", ".join(part for part in parts if part)


@dataclass
class Uses:
    pages: list[PageUse] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    documents: list[SiteDocument] = field(default_factory=list)

    @property
    def words(self) -> str:
        """Such as “2 pages, 1 picture”."""
        counts: dict[str, Sized] = {
            "page": self.pages,
            "picture": self.pictures,
            "document": self.documents,
        }
        parts = [
            f"{len(found)} {name}{'' if len(found) == 1 else 's'}"
            for name, found in counts.items()
            if found
        ]
        return ", ".join(parts) or "Nowhere"


def models_with_streams() -> list[type[Model]]:
    return [model for model in apps.get_models() if stream_fields(model)]


def stored_items() -> Iterator[Any]:
    """Every page and record that has a stream field, as it stands in its own table."""
    for model in models_with_streams():
        yield from model._default_manager.all().iterator(chunk_size=50)


def versions() -> Iterator[Revision]:
    """Every version of them."""
    kinds = ContentType.objects.get_for_models(*models_with_streams(), for_concrete_models=False)
    found = Revision.objects.filter(content_type__in=kinds.values()).order_by("pk")
    return found.iterator(chunk_size=50)


def uses_of(consent: Consent) -> Uses:
    """All of it, old versions too: reads every page and version, so not for a list."""
    uses = Uses(pictures=list(consent.pictures.all()), documents=list(consent.documents.all()))
    resting = Resting(
        consent.pk,
        frozenset(picture.pk for picture in uses.pictures),
        frozenset(document.pk for document in uses.documents),
    )
    pages: dict[tuple[type[Model], str], PageUse] = {}
    for item in stored_items():
        use = PageUse(item)
        pages[type(item), str(item.pk)] = use
        use.live = getattr(item, "live", True) and _rests(stored_streams(item), resting)
    for version in versions():
        model = version.content_type.model_class()
        known = pages.get((model, version.object_id)) if model else None
        if known and _rests(streams_of_version(version.content), resting):
            known.versions += 1
            known.draft |= version.pk == getattr(known.page, "latest_revision_id", None)
    uses.pages = [use for use in pages.values() if use.live or use.versions]
    return uses


def counted_uses() -> dict[int, Uses]:
    """For a list of consents: pages as they are public and as their newest draft is, and files,
    in a number of queries that does not grow with the consents."""
    found: dict[int, Uses] = defaultdict(Uses)
    of_file: dict[tuple[str, int], int] = {}
    for picture in Picture.objects.exclude(consent=None):
        found[picture.consent_id].pictures.append(picture)
        of_file["picture", picture.pk] = picture.consent_id
    for document in SiteDocument.objects.exclude(consent=None):
        found[document.consent_id].documents.append(document)
        of_file["document", document.pk] = document.consent_id
    for page, content in _shown_and_newest():
        named = named_in(content)
        keys = {key for key in named.consents if key}
        keys |= {of_file[pair] for key in named.pictures if (pair := ("picture", key)) in of_file}
        keys |= {of_file[pair] for key in named.documents if (pair := ("document", key)) in of_file}
        for key in keys:
            if all(use.page != page for use in found[key].pages):
                found[key].pages.append(PageUse(page))
    return found


def _shown_and_newest() -> Iterator[tuple[Any, Any]]:
    items = list(stored_items())
    for item in items:
        yield item, stored_streams(item)
    newest = {key: item for item in items if (key := getattr(item, "latest_revision_id", None))}
    for version in Revision.objects.filter(pk__in=newest):
        yield newest[version.pk], streams_of_version(version.content)


def _rests(streams: dict[str, Any], resting: Resting) -> bool:
    taken = Taken()
    without(list(streams.values()), resting, taken)
    return taken.changed
