"""Every way in which somebody tries to publish a page in the admin; each answers what was shown."""

from collections.abc import Callable

from django.test import Client

from cms.models import StandardPage
from tests.cms.pages import APPROVE, PUBLISH, edit_url, fresh, page_fields, public_page

OWN = "You made the last edit of this version"
Way = Callable[[Client, StandardPage], str]


def by_button(client: Client, page: StandardPage) -> str:
    fields = page_fields(client, edit_url(page))
    return str(client.post(edit_url(page), fields | PUBLISH, follow=True).text)


def by_approving_in_the_form(client: Client, page: StandardPage) -> str:
    submit(page)
    fields = page_fields(client, edit_url(page))
    return str(client.post(edit_url(page), fields | APPROVE, follow=True).text)


def by_approving(client: Client, page: StandardPage) -> str:
    submit(page)
    task = page.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{page.pk}/approve/{task.pk}/"
    return str(client.post(address, {"comment": "Fine."}, follow=True).text)


def by_approving_in_the_window(client: Client, page: StandardPage) -> str:
    submit(page)
    task = page.current_workflow_task_state
    address = f"/admin/pages/workflow/action/{page.pk}/approve/{task.pk}/"
    answer = client.post(address, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})
    return str(client.get(answer.json()["redirect"]).text)


def in_bulk(client: Client, page: StandardPage) -> str:
    address = f"/admin/bulk/wagtailcore/page/publish/?id={page.pk}&next=/admin/pages/"
    return str(client.post(address, follow=True).text)


def in_bulk_with_its_parent(client: Client, page: StandardPage) -> str:
    page = below_a_public_page(page)
    address = f"/admin/bulk/wagtailcore/page/publish/?id={page.get_parent().pk}&next=/admin/pages/"
    return str(client.post(address, {"include_descendants": "on"}, follow=True).text)


def below_a_public_page(page: StandardPage) -> StandardPage:
    page.move(public_page(title="Parent"), pos="last-child")
    moved: StandardPage = fresh(page)
    return moved


def by_program(client: Client, page: StandardPage) -> str:
    return str(client.post(f"/admin/api/main/pages/{page.pk}/action/publish/").text)


WAYS = [
    by_button,
    by_approving_in_the_form,
    by_approving,
    by_approving_in_the_window,
    in_bulk,
    in_bulk_with_its_parent,
    by_program,
]


def submit(page: StandardPage) -> None:
    if not page.workflow_in_progress:
        page.get_workflow().start(page, page.latest_revision.user)
