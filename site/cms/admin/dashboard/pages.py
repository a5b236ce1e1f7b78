"""Pages whose day to be read again has passed."""

from collections.abc import Iterable

from django.apps import apps
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone
from wagtail.models import Page

from accounts.models import User
from cms.admin.dashboard.rows import Line, edit_address, kind_of
from cms.models.reviewed_page import ReviewedPage
from directory.formatting import day_words


def page_types() -> list[type[ReviewedPage]]:
    return [model for model in apps.get_models() if issubclass(model, ReviewedPage)]


def past_review(user: User) -> QuerySet[Page]:
    """Public pages of all types, the longest overdue first."""
    paths = [f"{model._meta.model_name}__review_by" for model in page_types()]
    past = Q()
    for path in paths:
        past |= Q(**{f"{path}__lt": timezone.localdate()})
    pages: QuerySet[Page] = Page.objects.filter(past, live=True)
    return (
        pages.annotate(review_by=Coalesce(*[F(path) for path in paths]))
        .select_related("content_type")
        .order_by("review_by", "title")
    )


def past_review_lines(pages: Iterable[Page]) -> list[Line]:
    return [
        Line(
            page.draft_title or page.title,
            edit_address(Page, page.pk),
            kind_of(page.content_type),
            f"To be read again by {day_words(page.review_by)}",
            page.review_by,
        )
        for page in pages
    ]
