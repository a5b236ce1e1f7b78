"""What a person wrote is published by another: by every way of publishing a page there is."""

import pytest
from django.test import Client
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page, WorkflowTask

from accounts.models import User
from cms.models import StandardPage
from cms.publishing.rules import PublishRefused
from tests.cms.pages import (
    APPROVE,
    PUBLISH,
    SUBMIT,
    TEXT,
    draft_page,
    edit_url,
    edited,
    fresh,
    home,
    page_fields,
    public_page,
)
from tests.cms.publishing.ways_to_publish import (
    OWN,
    WAYS,
    Way,
    by_approving,
    by_button,
    by_program,
    submit,
)
from tests.factories import UserFactory


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("administrator", [False, True])
def test_the_last_editor_is_refused_in_words_and_keeps_the_draft(
    client: Client, way: Way, administrator: bool, ann: User
) -> None:
    writer = UserFactory(administrator=True) if administrator else ann
    page = draft_page(writer, body=TEXT)
    client.force_login(writer)
    assert OWN in way(client, page)
    page = fresh(page)
    assert not page.live
    assert "Plain words." in page.get_latest_revision_as_object().body[0].value.source


@pytest.mark.parametrize("way", WAYS)
def test_somebody_else_publishes_it(client: Client, way: Way, ann: User, ben: User) -> None:
    page = draft_page(ann, body=TEXT)
    client.force_login(ben)
    assert OWN not in way(client, page)
    page = fresh(page)
    assert (page.live, page.has_unpublished_changes) == (True, False)


def test_an_editor_who_changes_a_colleagues_draft_and_publishes_is_refused(
    client: Client, ann: User, ben: User
) -> None:
    """The button was there when the form was opened."""
    page = draft_page(ann)
    client.force_login(ben)
    fields = page_fields(client, edit_url(page)) | {"title": ["Ben’s words"]}
    html = client.post(edit_url(page), fields | PUBLISH, follow=True).text
    assert f"It was saved as a draft and not published. {OWN}" in html
    page = fresh(page)
    assert (page.live, page.draft_title) == (False, "Ben’s words")
    assert page.latest_revision.user == ben


def test_approving_with_changes_in_the_form_counts_as_an_edit(
    client: Client, ann: User, ben: User
) -> None:
    page = draft_page(ann)
    submit(page)
    client.force_login(ben)
    fields = page_fields(client, edit_url(page)) | {"title": ["Ben’s words"]}
    html = client.post(edit_url(page), fields | APPROVE, follow=True).text
    assert OWN in html
    page = fresh(page)
    assert (page.live, page.draft_title) == (False, "Ben’s words")
    assert page.workflow_in_progress


def test_who_edits_what_a_colleague_submitted_is_its_last_editor(
    client: Client, ann: User, ben: User
) -> None:
    page = draft_page(ann)
    submit(page)
    edited(page, ben)
    client.force_login(ben)
    assert OWN in by_approving(client, fresh(page))
    assert not fresh(page).live
    client.force_login(ann)
    by_approving(client, fresh(page))
    assert fresh(page).live


def test_saving_a_colleagues_words_as_they_are_makes_nobody_their_author(
    client: Client, ann: User, ben: User
) -> None:
    page = draft_page(ann, body=TEXT)
    client.force_login(ben)
    client.post(edit_url(page), page_fields(client, edit_url(page)))
    assert fresh(page).latest_revision.user == ben
    client.force_login(ann)
    assert OWN in by_button(client, page)
    client.force_login(ben)
    by_button(client, page)
    assert fresh(page).live


def test_a_new_page_is_not_published_in_the_moment_of_writing_it(client: Client, ann: User) -> None:
    client.force_login(ann)
    address = f"/admin/pages/add/cms/standardpage/{home().pk}/"
    assert "published by somebody else" in client.get(address).text
    fields = {"title": "New", "slug": "new", "body-count": "0", "comments-TOTAL_FORMS": "0"}
    fields |= {"comments-INITIAL_FORMS": "0"}
    client.post(address, fields | PUBLISH, follow=True)
    page = StandardPage.objects.get(slug="new")
    assert (page.live, page.latest_revision.user) == (False, ann)


def test_the_last_editor_sees_why_there_is_no_button(client: Client, ann: User, ben: User) -> None:
    page = draft_page(ann)
    client.force_login(ann)
    html = client.get(edit_url(page)).text
    assert OWN in html
    assert 'name="action-publish"' not in html
    assert 'name="action-submit"' in html
    client.force_login(ben)
    html = client.get(edit_url(page)).text
    assert OWN not in html
    assert 'name="action-publish"' in html


def test_a_page_without_news_offers_nothing_to_publish(client: Client, ann: User) -> None:
    client.force_login(ann)
    html = client.get(edit_url(public_page())).text
    assert "All of this is published" in html
    assert 'name="action-publish"' not in html


def test_who_brings_an_old_version_back_is_its_editor(client: Client, ann: User, ben: User) -> None:
    page = public_page(title="First")
    old = page.latest_revision
    edited(page, ann, title="Second").publish(user=ben)
    client.force_login(ben)
    address = f"/admin/pages/{page.pk}/revisions/{old.pk}/revert/"
    fields = page_fields(client, edit_url(page)) | {"title": ["First"]}
    html = client.post(address, fields | PUBLISH, follow=True).text
    assert OWN in html
    assert fresh(page).title == "Second"
    client.force_login(ann)
    by_button(client, page)
    assert fresh(page).title == "First"


def test_a_program_may_bring_an_old_version_back_as_a_draft_only(client: Client, ann: User) -> None:
    page = public_page(title="First")
    old = page.latest_revision
    edited(page, None, title="Second").publish()
    client.force_login(ann)
    address = f"/admin/api/main/pages/{page.pk}/action/revert_to_page_revision/"
    assert client.post(address, {"revision_id": old.pk}).status_code == 200
    assert fresh(page).title == "Second"
    assert OWN in by_program(client, page)


def test_the_last_door_holds_where_permissions_are_skipped(ann: User, ben: User) -> None:
    revision = draft_page(ann).latest_revision
    with pytest.raises(PublishRefused):
        PublishPageRevisionAction(revision, user=ann).execute(skip_permission_checks=True)
    with pytest.raises(PublishRefused):
        revision.publish(user=ann, skip_permission_checks=True)
    revision.publish(user=ben)
    assert Page.objects.get(pk=revision.object_id).live


def test_submitting_to_a_review_without_steps_publishes_nothing(client: Client, ann: User) -> None:
    WorkflowTask.objects.all().delete()
    page = draft_page(ann)
    client.force_login(ann)
    fields = page_fields(client, edit_url(page))
    assert OWN in client.post(edit_url(page), fields | SUBMIT, follow=True).text
    assert not fresh(page).live
