"""Loading the first edition again: what an editor did stays, the rest follows the files."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from wagtail.models import Revision

from cms.importers.pages import PagesImporter
from cms.importers.spotlights import SpotlightsImporter
from cms.models import HomePage, SpotlightPage, StandardPage
from directory.models import Service
from mapping_data.importers.base import Importer
from mapping_data.importers.report import Report
from mapping_data.models import ImportRun
from tests.cms.pages import public_page

pytestmark = pytest.mark.django_db

SLUG = "salford-three-pathways"
KEY = f"practice/{SLUG}"


def three_pathways() -> SpotlightPage:
    page: SpotlightPage = SpotlightPage.objects.get(slug=SLUG)
    return page


def reword(folder: Path, old: str, new: str, name: str = f"spotlights/{SLUG}.toml") -> None:
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new))


def run(importer: Importer, **options: Any) -> Report:
    report = importer.run(**options).report
    assert report is not None
    return report


def publish(page: Any, **values: Any) -> None:
    for name, value in values.items():
        setattr(page, name, value)
    page.save_revision().publish()


def fields_of(differences: list[dict[str, Any]]) -> list[tuple[str, str]]:
    return [(it["record"], it["field"]) for it in differences]


def test_a_second_load_says_since_when_and_writes_nothing() -> None:
    runs, versions, out = ImportRun.objects.count(), Revision.objects.count(), StringIO()

    call_command("load_content", stdout=out)

    assert out.getvalue().count("unchanged since") == 6
    assert (ImportRun.objects.count(), Revision.objects.count()) == (runs, versions)


def test_a_forced_second_load_finds_nothing_to_change() -> None:
    versions, out = Revision.objects.count(), StringIO()

    call_command("load_content", force=True, stdout=out)

    assert out.getvalue().count("nothing to change") == 6
    assert "Conflict" not in out.getvalue()
    assert Revision.objects.count() == versions


def test_a_changed_file_renews_its_own_field_alone_by_a_version_of_nobody(documents: Path) -> None:
    before = three_pathways()
    reword(documents, "before it and one after it", "before it, and one after")

    report = run(SpotlightsImporter())

    after = three_pathways()
    assert fields_of(report.changed) == [(KEY, "summary")]
    assert "before it, and one after" in after.summary
    assert after.live_revision_id != before.live_revision_id
    assert after.live_revision.user is None
    assert not after.has_unpublished_changes
    assert after.issue.raw_data[0]["value"] == before.issue.raw_data[0]["value"]


def test_what_an_editor_changed_stays_while_other_fields_follow(documents: Path) -> None:
    page = three_pathways()
    publish(page, title="An editor's title", issue=[("text", "<p>An editor's words.</p>")])
    reword(documents, "7.8 full-time equivalent posts", "Nearly 8 posts")

    report = run(SpotlightsImporter())

    after = three_pathways()
    assert after.title == "An editor's title"
    assert "An editor's words." in str(after.issue)
    assert after.needs_team.startswith("Nearly 8 posts")
    assert sorted(fields_of(report.conflicts)) == [(KEY, "issue"), (KEY, "title")]


def test_an_editors_tags_and_bound_services_stay(documents: Path) -> None:
    page = three_pathways()
    page.tags.set(["an editor's tag"])
    page.bound_services.set(list(page.bound_services.all())[:1])
    publish(page)
    reword(documents, 'tags = ["early help"', 'tags = ["other"')

    report = run(SpotlightsImporter())

    after = three_pathways()
    assert [tag.name for tag in after.tags.all()] == ["an editor's tag"]
    assert after.bound_services.count() == 1
    assert sorted(fields_of(report.conflicts)) == [(KEY, "services"), (KEY, "tags")]


def test_an_editors_address_stays(documents: Path) -> None:
    publish(three_pathways(), slug="pathways-a-b-c")

    report = run(SpotlightsImporter(), force=True)

    assert fields_of(report.conflicts) == [(KEY, "slug")]
    assert SpotlightPage.objects.filter(slug="pathways-a-b-c", live=True).exists()
    assert not report.created


def test_an_editors_draft_is_left_alone(documents: Path) -> None:
    page = three_pathways()
    page.title = "Half written"
    page.save_revision()
    reword(documents, "before it and one after it", "before it, and one after")

    report = run(SpotlightsImporter())

    assert report.left_alone == [{"record": KEY, "why": "an editor has a draft of it"}]
    assert "before it and one after it" in three_pathways().summary
    assert three_pathways().get_latest_revision_as_object().title == "Half written"


def test_an_unpublished_page_stays_unpublished(documents: Path) -> None:
    three_pathways().unpublish()
    reword(documents, "before it and one after it", "before it, and one after")

    report = run(SpotlightsImporter())

    assert report.left_alone[0]["record"] == KEY
    assert not three_pathways().live


def test_a_deleted_page_does_not_come_back() -> None:
    three_pathways().delete()

    report = run(SpotlightsImporter(), force=True)

    assert [it["record"] for it in report.left_alone] == [KEY]
    assert not SpotlightPage.objects.filter(slug=SLUG).exists()


def test_a_dry_run_tells_the_difference_and_leaves_no_trace(documents: Path) -> None:
    versions, runs = Revision.objects.count(), ImportRun.objects.count()
    reword(documents, "before it and one after it", "before it, and one after")

    report = run(SpotlightsImporter(), dry_run=True)

    assert fields_of(report.changed) == [(KEY, "summary")]
    assert "before it and one after it" in three_pathways().summary
    assert (Revision.objects.count(), ImportRun.objects.count()) == (versions, runs)


def test_a_page_stands_below_the_page_of_its_folder_in_the_order_given(documents: Path) -> None:
    (documents / "pages/findings/last.toml").write_text(
        'title = "Last"\nsummary = "Words."\norder = 98\nreview_by = 2027-05-31\n'
    )

    report = run(PagesImporter())

    page = StandardPage.objects.get(slug="last")
    assert report.created == ["findings/last"]
    assert page.get_parent().slug == "findings"
    assert str(page.review_by) == "2027-05-31"
    assert list(page.get_prev_siblings())


def test_a_page_that_an_editor_made_at_the_address_is_not_pushed_aside(documents: Path) -> None:
    public_page("An editor's own", slug="made-by-both")
    (documents / "pages/made-by-both.toml").write_text(
        'title = "The file\'s"\nsummary = "Words."\nreview_by = "2027-05-31"\n'
    )

    report = run(PagesImporter())

    assert report.left_alone == [
        {"record": "made-by-both", "why": "an editor has made a page at its address"}
    ]
    assert StandardPage.objects.get(slug="made-by-both").title == "An editor's own"


def test_a_page_whose_parent_an_editor_took_out_is_left_alone(documents: Path) -> None:
    parent = HomePage.objects.get()
    (documents / "pages/part").mkdir()
    for name in ("part", "part/one"):
        (documents / f"pages/{name}.toml").write_text(
            'title = "Words"\nsummary = "Words."\nreview_by = "2027-05-31"\n'
        )
    run(PagesImporter())
    parent.get_children().get(slug="part").delete()
    (documents / "pages/part/two.toml").write_text(
        'title = "Two"\nsummary = "Words."\nreview_by = "2027-05-31"\n'
    )

    report = run(PagesImporter())

    assert {"record": "part/two", "why": "an editor has taken out the page above it"} in (
        report.left_alone
    )


def test_services_are_bound_by_identity_and_not_by_address(documents: Path) -> None:
    Service.objects.filter(slug="nest-rochdale").update(slug="nest-renamed")

    assert run(SpotlightsImporter(), force=True).changes_nothing
