"""The page of one reference: what it is, what an editor made of it, where the site uses it."""

import html
import json
import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import ReferenceIndex

from cms.evidence.kinds import WORDS
from cms.models import GlossaryTerm, HomePage, Reference, StandardPage
from cms.streamfields.traversal import stream_fields
from directory.models import Service
from tests.cms.evidence.references import make_reference, sent
from tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db
NOTE: dict[str, Any] = {
    "kind": "qualitative",
    "studied": "How mothers spoke of support.",
    "with_whom": "Twelve mothers.",
    "where": "One town.",
    "found": "Trust came slowly.",
    "cannot_say": "Whether fewer returned to court.",
    "not_tested_with": "Fathers.",
    "based_on": "The handbook, p. 3\nThe report, p. 4",
}


def page(client: Client, key: str) -> str:
    response = client.get(f"/evidence/{key}/")
    assert response.status_code == 200
    return html.unescape(response.content.decode())


def section(content: str, name: str) -> str:
    found = re.search(rf'aria-labelledby="{name}">(.*?)</section>', content, re.DOTALL)
    return found[1] if found else ""


def cite_on_a_page(item: Reference, title: str, *, live: bool = True) -> StandardPage:
    block = {"type": "citations", "value": [{"source": item.source_id, "where": ""}]}
    new = StandardPage(title=title, slug=title.lower().replace(" ", "-"), live=live)
    new.body = stream_fields(StandardPage)[0].stream_block.to_python([block])
    HomePage.objects.get().add_child(instance=new)
    # Wagtail does this once the transaction is committed, which a test's never is.
    ReferenceIndex.create_or_update_for_object(new)
    return new


def test_it_says_the_citation_the_doi_the_type_and_the_themes(client: Client) -> None:
    content = page(client, "cox-2017")

    assert "<h1>Reducing recurrent care proceedings: initial evidence" in content
    assert (
        "Cox, P., Barratt, C., Blumenfeld, F., Rahemtulla, Z., Taggart, D. and Turton, J."
        in content
    )
    assert 'href="https://doi.org/10.1080/09649069.2017.1345083"' in content
    assert 'href="/evidence/?type=journal-article"' in content
    assert 'href="/evidence/?theme=contraception"' in content
    assert 'href="/practice/?theme=contraception"' in content


def test_the_note_stands_in_its_parts_with_what_it_rests_on(client: Client) -> None:
    make_reference("read", **NOTE)
    content = page(client, "read")

    for words in (*list(NOTE.values())[1:7], "The handbook, p. 3", "The report, p. 4"):
        assert words in content
    assert WORDS["qualitative"].can in content
    assert WORDS["qualitative"].cannot in content
    assert "Nobody here has read this" not in content


@pytest.mark.parametrize("kind", Reference.Kind.values)
def test_every_kind_of_evidence_says_what_it_can_and_cannot_show(kind: str) -> None:
    words = WORDS[kind]
    assert words.what
    assert words.can
    assert words.cannot


def test_what_nobody_has_read_says_so_and_claims_nothing(client: Client) -> None:
    make_reference("unread", themes=("fdac",), kind="qualitative")
    content = page(client, "unread")

    assert "Nobody here has read this for you yet." in content
    assert "/evidence/?theme=fdac" in content
    assert "What this kind of evidence can show" not in content


def test_a_note_whose_kind_the_sources_do_not_tell_says_so(client: Client) -> None:
    make_reference("no-kind", **{**NOTE, "kind": ""})

    assert "Kind of evidence not clear from our sources" in page(client, "no-kind")


def test_services_bear_their_live_name_and_status(client: Client) -> None:
    service = ServiceFactory(name="Old name")
    make_reference("of-service", services=(service,))
    Service.objects.filter(pk=service.pk).update(name="New name", status="closed")
    content = section(page(client, "of-service"), "services-title")

    assert "New name" in content
    assert "Closed" in content
    assert "Old name" not in content


def test_pages_that_cite_it_are_named_and_drafts_are_not(client: Client) -> None:
    item = make_reference("cited")
    cite_on_a_page(item, "Why it matters")
    cite_on_a_page(item, "Not yet out", live=False)
    used = section(page(client, "cited"), "used-title")

    assert '<a href="/why-it-matters/">Why it matters</a>' in used
    assert "Not yet out" not in used


def test_records_and_words_that_rest_on_its_source_are_named(client: Client) -> None:
    item = make_reference("rested-on")
    ServiceFactory(name="Resting service", sources=[item.source])
    GlossaryTerm.objects.create(slug="word", term="Word", meaning="<p>x</p>", source=item.source)
    used = section(page(client, "rested-on"), "used-title")

    assert "Resting service" in used
    assert '<a href="/glossary/#word">' in used


def test_a_service_says_where_it_was_studied(client: Client) -> None:
    service = ServiceFactory()
    make_reference("study-of-it", title="The study of it", services=(service,))
    content = client.get(service.get_absolute_url()).content.decode()

    assert '<a href="/evidence/study-of-it/">The study of it</a>' in content
    assert f'href="/evidence/?service={service.slug}"' in content


@pytest.mark.parametrize("address", ["/evidence/nobody-1900/", "/evidence/nobody-1900.bib"])
def test_a_wrong_key_is_not_found(client: Client, address: str) -> None:
    response = client.get(address)

    assert response.status_code == 404
    assert b"Exit this page" in response.content


def test_a_draft_has_no_page_and_no_file(client: Client) -> None:
    make_reference("draft", live=False)

    assert client.get("/evidence/draft/").status_code == 404
    assert client.get("/evidence/draft.ris").status_code == 404


def test_machines_read_what_it_is(client: Client) -> None:
    content = client.get("/evidence/cox-2017/").content.decode()
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', content, re.DOTALL)
    assert found is not None
    data = json.loads(found[1])

    assert data["@type"] == "ScholarlyArticle"
    assert data["name"].startswith("Reducing recurrent care proceedings")
    assert data["author"][0] == {"@type": "Person", "familyName": "Cox", "givenName": "P."}
    assert data["datePublished"] == "2017"
    assert data["identifier"] == "doi:10.1080/09649069.2017.1345083"


def test_what_machines_read_cannot_end_its_script(client: Client) -> None:
    make_reference("ends", title="</script><script>alert(1)</script>")

    assert "</script><script>" not in client.get("/evidence/ends/").content.decode()


def test_a_doi_with_strange_signs_is_a_whole_address(client: Client) -> None:
    content = client.get("/evidence/fonagy-1991/").content.decode()

    assert (
        "https://doi.org/10.1002/1097-0355(199123)12:3%3C201::AID-IMHJ2280120307%3E3.0.CO;2-7"
        in content
    )


def test_queries_do_not_grow_with_what_it_shows(client: Client) -> None:
    item = make_reference("alone", **NOTE)
    _, few = sent(lambda: client.get("/evidence/alone/"))
    services = tuple(ServiceFactory() for _ in range(6))
    item = make_reference("busy", themes=("fdac", "pause"), services=services, **NOTE)
    for number in range(6):
        cite_on_a_page(item, f"Citing page {number}")
        ServiceFactory(sources=[item.source])
    _, many = sent(lambda: client.get("/evidence/busy/"))

    assert many <= max(few + 2, 12)
    assert many <= 15
