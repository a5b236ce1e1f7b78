"""What topics of the community can be about, and where such topics are listed.

Only here do the community and the rest of the site meet.
"""

import re
from collections.abc import Iterable
from functools import partial
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString

from accounts.mfa.policy import is_kept_out
from cms.breadcrumbs import address
from cms.models import Reference, SpotlightPage
from cms.publishing.fixed_urls import PRACTICE, page_url
from community.boards.presenters.topics_about_subject import topics_about
from community.boards.subjects import Kind, Subject, register
from community.viewer import Viewer
from directory import page_slots
from directory.models import Service
from directory.models.services import FormerSlug
from mapping_data.models import Area, AreaCode

IDENTITY = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def slug_in(path: str) -> str:
    return path.strip("/").rpartition("/")[2]


def uuids(identities: Iterable[str]) -> list[UUID]:
    return [UUID(one) for one in identities if IDENTITY.fullmatch(one)]


def service_subject(service: Service) -> Subject:
    return Subject("service", str(service.uuid), service.name, service.get_absolute_url())


def service_at(path: str) -> Subject | None:
    slug = slug_in(path)
    former = FormerSlug.objects.filter(slug=slug).values("service")
    public = Service.objects.public()
    found = public.filter(slug=slug).first() or public.filter(pk__in=former).first()
    return service_subject(found) if found else None


def services(identities: Iterable[str]) -> list[Subject]:
    found = Service.objects.public().filter(uuid__in=uuids(identities))
    return [service_subject(service) for service in found]


def area_subject(area: Area) -> Subject:
    return Subject("area", str(area.uuid), area.name, area.get_absolute_url())


def area_at(path: str) -> Subject | None:
    code = AreaCode.objects.filter(code=slug_in(path)).select_related("area").first()
    is_known = code is not None and code.area.kind != Area.Kind.COUNTRY
    return area_subject(code.area) if code and is_known else None


def areas(identities: Iterable[str]) -> list[Subject]:
    return [area_subject(area) for area in Area.objects.filter(uuid__in=uuids(identities))]


def spotlight_subject(page: SpotlightPage) -> Subject:
    return Subject("spotlight", str(page.translation_key), page.title, address(page))


def spotlight_at(path: str) -> Subject | None:
    found = SpotlightPage.objects.live().filter(slug=slug_in(path)).first()
    return spotlight_subject(found) if found else None


def spotlights(identities: Iterable[str]) -> list[Subject]:
    found = SpotlightPage.objects.live().filter(translation_key__in=uuids(identities))
    return [spotlight_subject(page) for page in found]


def reference_subject(reference: Reference) -> Subject:
    return Subject(
        "reference", str(reference.uuid), reference.source.title, reference.get_absolute_url()
    )


def reference_at(path: str) -> Subject | None:
    live = Reference.objects.filter(live=True, key=slug_in(path)).select_related("source")
    return reference_subject(live[0]) if live else None


def references(identities: Iterable[str]) -> list[Subject]:
    live = Reference.objects.filter(live=True, uuid__in=uuids(identities))
    return [reference_subject(reference) for reference in live.select_related("source")]


def topics_for_members(record: object, request: HttpRequest) -> SafeString | str:
    """The topics about the record of a page, for members; for others nothing, and no cookie is
    even looked at that is not there."""
    if settings.SESSION_COOKIE_NAME not in request.COOKIES or not request.user.is_authenticated:
        return ""
    viewer = Viewer.of(request.user)
    subject = subject_of_record(record)
    if subject is None or not viewer.is_inside or is_kept_out(viewer.user):
        return ""
    request.is_personal = True  # type: ignore[attr-defined]
    return SafeString(
        render_to_string(
            "community/boards/_topics_about_subject.html", topics_about(viewer, subject)
        )
    )


def subject_of_record(record: object) -> Subject | None:
    match record:
        case Service() if record.live:
            return service_subject(record)
        case Area():
            return area_subject(record)
        case SpotlightPage() if record.live:
            return spotlight_subject(record)
        case Reference() if record.live:
            return reference_subject(record)
    return None


def register_all() -> None:
    register(Kind("service", partial(reverse, "search:services"), service_at, services))
    register(Kind("area", partial(reverse, "areas:areas"), area_at, areas))
    register(Kind("spotlight", partial(page_url, PRACTICE), spotlight_at, spotlights))
    register(Kind("reference", partial(reverse, "evidence:references"), reference_at, references))
    for place in (
        page_slots.SERVICE,
        page_slots.AREA,
        page_slots.REGION,
        page_slots.SPOTLIGHT,
        page_slots.REFERENCE,
    ):
        page_slots.fill_for_reader(place, topics_for_members)
