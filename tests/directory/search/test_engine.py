"""The engine: groups, filters, counts and order, against a slow and obvious version."""

from dataclasses import replace
from datetime import date

import pytest

from directory.models import Service
from directory.search.engine import run
from directory.search.indexing import rebuild_index
from directory.search.query import Group, SearchQuery, Sort
from mapping_data.area_index import AreaIndex
from mapping_data.distance import Position, miles_between
from mapping_data.models import Area, Neighbour
from tests.directory.alternative_implementations import centre
from tests.factories import ServiceFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture
def areas() -> AreaIndex:
    return AreaIndex.load(TODAY)


def names(query: SearchQuery, areas: AreaIndex) -> list[str]:
    found = dict(Service.objects.values_list("pk", "name"))
    return [found[hit.service_id] for hit in run(query, areas).hits]


def salford() -> Area:
    return Area.objects.get(gss_code="E08000006")


def slow_group(service: Service, own: Area) -> Group:
    """The group of a service, by looking at each of its areas."""
    served = {area.area for area in service.areas_served.all()}
    today = {
        step.area.pk
        for area in served
        for step in AreaIndex.load(TODAY).carry(AreaIndex.load(TODAY).areas[area.pk])
    }
    next_door = set(Neighbour.objects.filter(area=own).values_list("neighbour_id", flat=True))
    if own.pk in today:
        return Group.SERVES
    return Group.NEIGHBOUR if today & next_door else Group.OTHER


def test_every_service_is_once_in_the_group_that_the_slow_version_gives(areas: AreaIndex) -> None:
    own = salford()
    result = run(SearchQuery(authorities=(own.pk,)), areas)
    expected = {
        service.pk: slow_group(service, own)
        for service in Service.objects.public().in_england().not_closed()
    }

    assert {hit.service_id: hit.group for hit in result.hits} == expected
    assert len(result.hits) == len(expected)
    assert result.group_counts == {
        group: list(expected.values()).count(group) for group in set(expected.values())
    }


def test_distance_is_to_the_nearest_authority_served(areas: AreaIndex) -> None:
    here = Position(-2.29, 53.49)
    own = salford()

    for hit in run(SearchQuery(authorities=(own.pk,), position=here), areas).hits:
        miles = [miles_between(here, centre(areas.areas[pk])) for pk in hit.areas]
        if hit.group is Group.OTHER and miles:
            assert hit.distance_miles == min(miles)
        if not miles:
            assert hit.distance_miles is None


def test_within_limits_the_third_group_alone(areas: AreaIndex) -> None:
    own = salford()
    query = SearchQuery(authorities=(own.pk,), position=Position(-2.29, 53.49))
    everywhere = run(query, areas)
    near = run(replace(query, within_miles=20), areas)

    for group in (Group.SERVES, Group.NEIGHBOUR):
        assert near.group_counts[group] == everywhere.group_counts[group]
    others = [hit for hit in near.hits if hit.group is Group.OTHER]
    assert others
    assert all((hit.distance_miles or 0) <= 20 for hit in others)
    assert all(hit.distance_miles is not None for hit in others)


def test_a_place_groups_and_never_excludes(areas: AreaIndex) -> None:
    anywhere = {hit.service_id for hit in run(SearchQuery(), areas).hits}

    assert {h.service_id for h in run(SearchQuery(authorities=(salford().pk,)), areas).hits} == (
        anywhere
    )


def test_closed_and_foreign_services_are_left_out_until_asked_for(areas: AreaIndex) -> None:
    plain = names(SearchQuery(), areas)
    closed = names(SearchQuery(filters=(("status", ("closed",)),)), areas)
    outside = names(SearchQuery(filters=(("region", ("outside-england",)),)), areas)

    assert "Space" not in plain
    assert "Space" in closed
    assert "Reflect in Gwent" not in plain
    assert "Reflect in Gwent" in outside


def test_a_draft_is_seen_by_no_search(areas: AreaIndex) -> None:
    ServiceFactory(draft=True, name="Hidden draft", serves=[salford()])
    rebuild_index()

    assert "Hidden draft" not in names(SearchQuery(authorities=(salford().pk,)), areas)
    assert names(SearchQuery(text="hidden draft"), areas) == []


def test_related_programmes_come_last_in_their_group(areas: AreaIndex) -> None:
    models = dict(Service.objects.values_list("pk", "model"))
    for query in (SearchQuery(), SearchQuery(authorities=(salford().pk,), sort=Sort.NAME)):
        order: dict[Group, list[bool]] = {}
        for hit in run(query, areas).hits:
            order.setdefault(hit.group, []).append(models[hit.service_id] == "related")
        for related in order.values():
            assert related == sorted(related)


def test_services_that_do_not_say_stay_marked_and_last_until_excluded(areas: AreaIndex) -> None:
    filters = (("who", ("women",)),)
    hits = run(SearchQuery(filters=filters), areas).hits
    strict = run(SearchQuery(filters=filters, exclude_unstated=True), areas).hits
    who = dict(Service.objects.values_list("pk", "who_for"))

    assert {who[hit.service_id] for hit in hits} == {"women", ""}
    assert all((hit.match == "not_stated") == (who[hit.service_id] == "") for hit in hits)
    assert {who[hit.service_id] for hit in strict} == {"women"}


def test_a_count_is_what_choosing_the_value_would_give(areas: AreaIndex) -> None:
    base = SearchQuery(filters=(("model", ("pause",)),), exclude_unstated=True)
    counts = run(base, areas).facets

    for name in ("model", "who", "region", "stage", "status"):
        for value, number in counts[name].items():
            others = tuple(pair for pair in base.filters if pair[0] != name)
            query = SearchQuery(filters=(*others, (name, (value,))), exclude_unstated=True)
            found = run(query, areas)
            assert number == found.total, (name, value)


def test_serves_takes_services_of_a_former_area_too(areas: AreaIndex) -> None:
    code = Area.objects.get(common_name="Cumberland").gss_code

    assert names(SearchQuery(filters=(("serves", (code,)),)), areas) == ["Pause Cumbria"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("strengthening families", "Strengthening Families"),
        ("STRENGTHENED family", "Strengthening Families"),
        ("salford", "Strengthening Families"),
        ("family drug and alcohol court kent", "Kent and Medway FDAC"),
        ("fdac kent", "Kent and Medway FDAC"),
        ("venus project", "Step Together"),
    ],
)
def test_words_find_what_they_mean(areas: AreaIndex, typed: str, found: str) -> None:
    assert names(SearchQuery(text=typed), areas)[0] == found


def test_where_no_service_has_all_words_any_will_do_and_it_says_so(areas: AreaIndex) -> None:
    result = run(SearchQuery(text="salford unicorn"), areas)

    assert result.partial_match
    assert result.total
    assert not run(SearchQuery(text="unicorn"), areas).total
    assert not run(SearchQuery(text="the of"), areas).total


def test_the_index_follows_what_is_published(areas: AreaIndex) -> None:
    service = Service.objects.get(slug="strengthening-families-salford")
    service.description = "Now with quokkas."
    service.save_revision().publish()
    assert names(SearchQuery(text="quokka"), areas) == ["Strengthening Families"]

    service.unpublish()
    assert names(SearchQuery(text="quokka"), areas) == []


def test_a_renamed_provider_is_found_by_its_new_name(areas: AreaIndex) -> None:
    service = Service.objects.get(slug="pause-bristol")
    assert service.provider is not None
    service.provider.name = "Quokka Trust"
    service.provider.save()

    assert names(SearchQuery(text="quokka"), areas) == ["Pause Bristol"]
