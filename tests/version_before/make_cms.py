# ruff: noqa
# mypy: ignore-errors
"""The editors' part of the fixtures."""

import json
from uuid import uuid4
from datetime import date

from wagtail.log_actions import log
from wagtail.models import ModelLogEntry, Page, PageLogEntry, Revision

from accounts.actions import SECOND_STEP_RESET, SESSION_ENDED
from cms import consent_actions
from cms.blocks.published import tables
from cms.consent_scrub import SCRUBBED
from cms.editors.log_actions import HELD_BACK
from cms.models import GlossaryPage, HomePage, PracticeIndexPage, SpotlightPage, SpotlightSource, StandardPage, Theme
from directory.claim_actions import record_claim, supersede_claim
from directory.models import ClaimEvidence, ServiceEvidence
from mapping_data.models import Area
from mapping_data.partial_dates import PartialDate
from tests.cms.made_up import ConsentFactory, PictureFactory
from tests.cms.pages import fresh, home, reference
from tests.factories import ServiceFactory, SourceFactory, UserFactory, AreaFactory

COUNT = [0]


def add(parent, page):
    """Below its parent at a step that no other page has."""
    parent.add_child(instance=page)
    COUNT[0] += 1
    Page.objects.filter(pk=page.pk).update(path=f"{page.path[:-4]}Z{COUNT[0]:03}")
    return fresh(page)


def make_cms(admin):
    ann = UserFactory(name="Ann Before", role="Editors")
    source = SourceFactory(title="The made-up report of before")
    picture = PictureFactory(title="A picture of before")
    consent = ConsentFactory(reference="before-001", given_on=date(2026, 1, 2))
    ids = {"source": source.pk, "picture": picture.pk, "consent": consent.pk, "file": picture.file.name}
    rich = "<p>Plain words of a text block.</p>"
    table = str(next(iter(tables()))[0])
    blocks = {
        "text": rich,
        "key_fact": {"figure": "21", "words": "of 30 authorities in the key fact", "source": source.pk, "where": "p. 4", "date": "2021-06"},
        "picture": {"picture": picture.pk, "alt_text": "A teal surface described", "decorative": False, "caption": "Caption of the figure"},
        "table": {"caption": "Caption of the table", "table": {"columns": [{"type": "text", "heading": "First column"}], "rows": [{"values": ["A cell of the table"]}], "caption": ""}, "source": source.pk, "where": ""},
        "published_table": {"table": table, "caption": "Caption of the register's table"},
        "chart": {"caption": "Caption of the chart", "unit": "children", "bars": [{"type": "item", "id": str(uuid4()), "value": {"label": "A bar of the chart", "value": "12"}}, {"type": "item", "id": str(uuid4()), "value": {"label": "Another bar", "value": "7"}}], "source": source.pk, "where": "", "date": "2021"},
        "citations": [{"type": "item", "id": str(uuid4()), "value": {"source": source.pk, "where": "page of the citation"}}],
        "lived_experience": {"consent": consent.pk, "words": "<p>Words that somebody lived.</p>", "said_by": "a mother of before", "picture": None, "alt_text": ""},
    }
    shown = ["Plain words of a text block.", "of 30 authorities in the key fact", "Caption of the figure", "A cell of the table",
        "Caption of the register", "A bar of the chart", "page of the citation", "Words that somebody lived."]
    assert set(blocks) == set(StandardPage.body.field.stream_block.child_blocks), blocks.keys()
    body = json.dumps([{"type": t, "value": v, "id": str(uuid4())} for t, v in blocks.items()])
    section = json.dumps([{"type": "text", "value": "<p>Of a section: {}.</p>", "id": str(uuid4())}])

    pages = []
    def note(page, words):
        live = page.save_revision()
        live.publish()
        page = fresh(page)
        latest = page.get_latest_revision_as_object()
        latest.title = f"{page.title}, and then edited"
        later = latest.save_revision(user=ann)
        pages.append({"type": page._meta.label, "pk": page.pk, "url_path": page.url_path, "first": live.pk, "second": later.pk,
                      "title": page.title, "later_title": latest.title, "words": words})
        return fresh(page)

    standard = note(add(home(), StandardPage(title="A page of before", slug="page-of-before", summary="Summary of the page of before", body=body, last_reviewed=None) if False else
        StandardPage(title="A page of before", slug="page-of-before", body=body)), shown)
    practice = PracticeIndexPage.objects.first()
    service = ServiceFactory(name="A service of before", slug="service-of-before", sources=[source], stages=["pre-birth"], offers=[])
    spot = SpotlightPage(title="A spotlight of before", slug="spotlight-of-before", **{
        name: section.replace("{}", name) for name in ("issue", "approach", "delivery", "learned", "outcomes", "limits")})
    if practice is None:
        practice = add(home(), PracticeIndexPage(title="Practice", slug="practice"))
        note(practice, ["Practice"])
    else:
        singleton(pages, practice, ann)
    spot = add(practice, spot)
    spot.themes.set(Theme.objects.all()[:1])
    spot.sources.add(SpotlightSource(source=source))
    spot.save()
    note(spot, [f"Of a section: {n}." for n in ("issue", "approach", "delivery", "learned", "outcomes", "limits")] + ["The made-up report of before"])
    singleton(pages, home(), ann)
    glossary = GlossaryPage.objects.first()
    if glossary is None:
        note(add(home(), GlossaryPage(title="Glossary", slug="glossary")), ["Glossary"])
    else:
        singleton(pages, glossary, ann)
    records = []
    ref = reference(key="before-2026", year=2026, found="What the reference of before found", authors="Ash, K.")
    for item, name, value, words in ((ref, "found", "What it found on the second look", ["What the reference of before found"]),
                                     (service, "summary", "What it says on the second look", ["A service of before"])):
        first = item.save_revision()
        item = type(item).objects.get(pk=item.pk)
        latest = item.get_latest_revision_as_object()
        setattr(latest, name, value)
        second = latest.save_revision(user=ann)
        records.append({"type": item._meta.label, "pk": item.pk, "first": first.pk, "second": second.pk, "field": name, "value": value, "words": words})
    standard = fresh(standard)
    log(standard, HELD_BACK, revision=standard.latest_revision, data={"reasons": ["Its writer may not publish it."]})
    log(consent, consent_actions.WITHDRAWN, user=admin, data={"reason": "She asked for it."})
    log(consent, consent_actions.TAKEN_OUT, user=admin)
    log(standard, consent_actions.ENDED)
    log(standard, SCRUBBED, user=admin, data={"consent": "before-001"})
    log(ann, SECOND_STEP_RESET, user=admin)
    log(ann, SESSION_ENDED, user=admin)
    area = AreaFactory(name="A council of before")
    claim = record_claim(area=area, layer="recurrent", state="not_established", as_at=PartialDate.parse("2026-01"), evidence=[], user=admin) 
    supersede_claim(claim=claim, state="not_established", as_at=PartialDate.parse("2026-02"), evidence=[], user=admin)
    entries = [{"action": e.action, "label": e.label, "title": e.object_verbose_name if False else str(e.label), "message": str(e.message)}
        for kind in (PageLogEntry, ModelLogEntry) for e in kind.objects.filter(pk__gt=700_000) if not e.action.startswith("wagtail.")]
    return {"ids": ids, "pages": pages, "records": records, "log": entries, "blocks": list(blocks)}


def singleton(pages, page, ann):
    latest = page.get_latest_revision_as_object() if page.latest_revision else page.specific
    first = latest.save_revision(user=ann)
    latest.title = f"{page.title}, and then edited"
    later = latest.save_revision(user=ann)
    pages.append({"type": page._meta.label, "pk": None, "url_path": page.url_path, "first": first.pk, "second": later.pk,
                  "title": page.title, "later_title": latest.title, "words": []})
