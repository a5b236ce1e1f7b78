"""The evidence library as a list: filters with counts, words, orders, and what was not meant."""

import html
import re

import pytest
from django.test import Client

from cms.models import Reference, Theme
from directory.models import Service
from tests.cms.evidence.references import add_references, make_reference, sent

pytestmark = pytest.mark.django_db
MOST_QUERIES, MOST_BYTES = 15, 60_000


def page(client: Client, query: str = "") -> str:
    response = client.get(f"/evidence/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def keys(content: str) -> list[str]:
    return re.findall(r'card__name[^>]*><a href="/evidence/([^/]+)/"', content)


def all_keys(client: Client, query: str) -> list[str]:
    found: list[str] = []
    for number in range(1, 20):
        content = page(client, f"{query}&page={number}")
        if "There is no page" in content:
            return found
        found += keys(content)
    raise AssertionError("more pages than there can be")


def options(content: str, name: str) -> dict[str, int]:
    """The values of a filter with the counts that stand beside them."""
    boxes = re.findall(rf'name="{name}" value="([^"]+)".*?\((\d+)\)', content)
    choices = re.search(rf'<select[^>]*name="{name}">(.*?)</select>', content, re.DOTALL)
    in_select = re.findall(r'value="([^"]+)"[^>]*>[^<]*\((\d+)\)', choices[1]) if choices else []
    return {value: int(count) for value, count in boxes + in_select}


def title(content: str) -> str:
    found = re.search(r"<title>(.*?)</title>", content)
    return html.unescape(found[1]) if found else ""


def test_all_references_of_the_register_are_listed(client: Client) -> None:
    assert len(all_keys(client, "")) == 69
    assert "69 references." in page(client)


@pytest.mark.parametrize("name", ["theme", "type", "kind", "year", "service"])
def test_each_count_is_what_its_value_gives(client: Client, name: str) -> None:
    offered = options(page(client), name)
    assert offered
    for value, count in list(offered.items())[:6]:
        assert len(all_keys(client, f"{name}={value}")) == count, value


def test_counts_hold_within_the_other_filters(client: Client) -> None:
    offered = options(page(client, "theme=fdac&theme=pause"), "type")

    assert sum(offered.values()) == len(all_keys(client, "theme=fdac&theme=pause"))
    for value, count in offered.items():
        assert len(all_keys(client, f"theme=fdac&theme=pause&type={value}")) == count


def test_values_of_a_filter_widen_and_filters_narrow(client: Client) -> None:
    fdac, pause = all_keys(client, "theme=fdac"), all_keys(client, "theme=pause")

    assert set(all_keys(client, "theme=fdac&theme=pause")) == {*fdac, *pause}
    both = set(all_keys(client, "theme=fdac&type=journal-article"))
    assert both
    assert both < set(fdac)


def test_what_nobody_has_read_is_a_kind_of_its_own(client: Client) -> None:
    unread = [item.key for item in Reference.objects.all() if not item.is_reviewed]

    assert sorted(all_keys(client, "kind=not-reviewed")) == sorted(unread)
    assert "Not yet reviewed" in page(client)


def test_a_kind_without_a_note_is_not_yet_reviewed(client: Client) -> None:
    make_reference("only-kind", kind="qualitative", found="", studied="")

    assert "only-kind" in all_keys(client, "kind=not-reviewed")
    assert "only-kind" not in all_keys(client, "kind=qualitative")


def test_an_unknown_year_is_said_to_be_unknown(client: Client) -> None:
    make_reference("undated", year=None)
    content = page(client, "year=unknown")

    assert keys(content) == ["undated"]
    assert "(year not known)" in content
    assert "Year not known" in content


def test_a_year_of_which_nothing_is_held_gives_nothing(client: Client) -> None:
    content = page(client, "year=1999")

    assert keys(content) == []
    assert "No reference that we hold matches all of this" in content
    assert "not a value" not in content


@pytest.mark.parametrize(
    "words", ["Bedston", "bedston GENDER", "contraception", "recurrent careness"]
)
def test_words_are_found_in_any_form(client: Client, words: str) -> None:
    assert all_keys(client, f"q={words}")


def test_words_find_authors_titles_containers_and_notes(client: Client) -> None:
    make_reference(
        "needle",
        title="Haystacks",
        authors="Zyxw, Q.",
        container="Journal of Vutsr, 1(2), 3-4",
        found="It found ponmlk.",
    )
    for word in ("haystack", "zyxw", "vutsr", "ponmlk"):
        assert keys(page(client, f"q={word}")) == ["needle"], word


def test_some_of_the_words_are_an_answer_that_says_so(client: Client) -> None:
    content = page(client, "q=contraception+xylophone")

    assert "No reference mentions all of" in content
    assert keys(content)


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("theme=nonsense", "“nonsense” is not a value of the filter “Theme”"),
        ("kind=proof", "“proof” is not a value of the filter “Kind of evidence”"),
        ("type=tweet", "“tweet” is not a value of the filter “Type of publication”"),
        ("year=20x8", "“20x8” is not a value of the filter “Year”"),
        ("service=nobody", "“nobody” is not a value of the filter “Service studied”"),
        ("page=minus", "“minus” is not a page number"),
        ("page=99", "There is no page 99 of these results. This is the last one, page 4."),
        ("sort=colour", "“colour” is not an order"),
    ],
)
def test_what_is_not_understood_is_named_and_left_out(
    client: Client, query: str, sentence: str
) -> None:
    content = html.unescape(page(client, query))

    assert sentence in content
    assert keys(content)


def test_nothing_found_shows_a_way_on(client: Client) -> None:
    content = page(client, "q=zebra&theme=fdac")

    assert "No reference that we hold matches all of this" in content
    assert '<a href="/evidence/?q=zebra">Clear the filters</a> and keep the words' in content
    assert "all references" in content
    assert "/evidence.bib" not in content


def test_each_filter_in_use_can_be_taken_off(client: Client) -> None:
    content = html.unescape(page(client, "theme=fdac&year=2018&q=court"))

    assert "Remove filter: </span>Theme: Family Drug and Alcohol Court" in content
    assert 'href="/evidence/?year=2018&q=court"' in content


def test_words_and_filters_go_along_with_each_other(client: Client) -> None:
    content = page(client, "theme=fdac&q=court&sort=newest")

    assert '<input type="hidden" name="theme" value="fdac">' in content
    assert content.count('<input type="hidden" name="q" value="court">') == 1
    assert content.count('<input type="hidden" name="sort" value="newest">') == 2


def test_each_search_has_a_title_of_its_own(client: Client) -> None:
    queries = ["", "q=court", "theme=fdac", "theme=fdac&q=court", "kind=review", "page=2"]
    titles = [title(page(client, query)) for query in queries]

    assert len(set(titles)) == len(queries)
    assert titles[3].startswith("“court”, Family Drug and Alcohol Court, Evidence")


def test_the_newest_come_first_where_asked_and_the_unknown_year_last(client: Client) -> None:
    make_reference("undated", year=None)
    years = {item.key: item.year for item in Reference.objects.all()}
    found = [years[key] or 0 for key in all_keys(client, "sort=newest")]

    assert found[-1] == 0
    assert found == sorted(found, reverse=True)


def test_a_draft_is_in_no_list_and_no_file(client: Client) -> None:
    make_reference("hidden", title="Hidden draft", live=False)

    assert "hidden" not in all_keys(client, "")
    assert "Hidden draft" not in client.get("/evidence.bib").content.decode()
    assert "hidden" not in keys(page(client, "q=hidden+draft"))


def test_a_service_that_is_not_public_is_not_named(client: Client) -> None:
    service = Service.objects.public().first()
    assert service is not None
    make_reference("about-it", services=(service,))
    Service.objects.filter(pk=service.pk).update(live=False)
    content = html.unescape(page(client, "q=made-up+study"))

    assert keys(content) == ["about-it"]
    assert service.name not in content


def test_nothing_an_editor_typed_runs_as_script(client: Client) -> None:
    nasty = "<script>alert(1)</script>"
    theme = Theme.objects.create(slug="nasty", name=nasty)
    make_reference(
        "nasty", title=nasty, authors=nasty, container=nasty, found=nasty, themes=(theme.slug,)
    )
    for address in ("/evidence/?theme=nasty", "/evidence/nasty/", f"/evidence/?q={nasty}"):
        assert nasty not in client.get(address).content.decode(), address


def test_queries_and_bytes_stay_few_with_one_and_with_many(client: Client) -> None:
    add_references(1000)
    few, queries_few = sent(lambda: client.get("/evidence/?year=1991&q=court"))
    for address in ("/evidence/", "/evidence/?q=parents&theme=fdac", "/evidence/?page=20"):
        response, queries = sent(lambda address=address: client.get(address))
        assert queries <= MOST_QUERIES, address
        assert len(response.content) <= MOST_BYTES, address
    assert queries_few <= MOST_QUERIES
    assert few.status_code == 200
