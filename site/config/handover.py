"""What editors make of the summaries that members send them: drafts of pages.

Only here do the community and the pages of the site meet over them. A draft goes the way of every
draft: nobody sees it until a second person has published it.
"""

from collections.abc import Callable

from django.urls import reverse
from django.utils.text import slugify
from wagtail.models import Page

from accounts.models import User
from cms.importers.markup import rich_text
from cms.models import HomePage, PracticeIndexPage, SpotlightPage, SpotlightService, StandardPage
from cms.models.reviewed_page import ReviewedPage
from community.boards.subjects import Subject
from community.summaries.document import Quote, Words
from community.summaries.page_targets import Handed, Place, register
from directory.models import Service

Above = Callable[[], Page | None]
LONGEST = 60


def home() -> Page | None:
    return HomePage.objects.live().first()


def practice() -> Page | None:
    return PracticeIndexPage.objects.live().first()


def may_begin_below(above: Above) -> Callable[[User], bool]:
    """Whether the admin lets this person make a page there."""

    def may(user: User) -> bool:
        parent = above()
        return parent is not None and bool(parent.permissions_for_user(user).can_add_subpage())

    return may


def begun(page: ReviewedPage, parent: Page | None, by: User) -> str:
    """A draft below a page, with its first version by the editor who began it."""
    if parent is None:
        raise LookupError("The page below which the draft would stand is not there.")
    page.live, page.slug = False, free_slug(page.title, parent)
    parent.add_child(instance=page)
    page.save_revision(user=by, log_action="wagtail.create")
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def free_slug(title: str, parent: Page) -> str:
    """An address that no page beside it has; the editor may choose a better one."""
    wanted = slugify(title)[:LONGEST].strip("-") or "summary"
    taken = set(parent.get_children().values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (f"{wanted}-summary", *numbered) if slug not in taken)


def blocks(handed: Handed) -> list[tuple[str, str]]:
    return [("text", block(piece)) for piece in handed.pieces]


def block(piece: Words | Quote) -> str:
    """The rich text of the site has no quotations of its own. Words of one paragraph stand in
    quotation marks, longer ones below a line that says what they are."""
    if isinstance(piece, Words):
        return rich_text(piece.text)
    by = f"{piece.by}, in the community of practice" if piece.by else ""
    if "\n" in piece.text or not piece.text[:1].isalnum():
        return rich_text(f"**{by or 'Quoted'}:**\n\n{piece.text}")
    return rich_text(f"“{piece.text}”" + (f"\n\n*{by}*" if by else ""))


def text_page(handed: Handed, by: User) -> str:
    return begun(StandardPage(title=handed.title, body=blocks(handed)), home(), by)


def spotlight(handed: Handed, by: User) -> str:
    """Below “What was learned”; where the topic was about a service, bound to its record."""
    page = SpotlightPage(title=handed.title, learned=blocks(handed))
    service = service_of(handed.subject)
    if service is not None:
        page.bound_services.add(SpotlightService(service=service))
    return begun(page, practice(), by)


def service_of(subject: Subject | None) -> Service | None:
    if subject is None or subject.kind != "service":
        return None
    return Service.objects.public().filter(uuid=subject.identity).first()


def register_all() -> None:
    register(Place("spotlight", "practice spotlight", may_begin_below(practice), spotlight))
    register(Place("page", "page of text", may_begin_below(home), text_page))
