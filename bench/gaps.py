"""The gap table for 10,000 services and 153 authorities; 1 second is aimed at.

Also says that it equals the slow version of the tests on the same records.
"""

from datetime import date

from _site import add_services, milliseconds, open_copy


def main() -> None:
    open_copy()
    from directory.coverage.statements import all_statements
    from directory.gaps.rules import closed_services, facts_of, gaps_of, live_gaps, neighbour_ids
    from directory.models import Service
    from mapping_data.area_index import AreaIndex
    from tests.directory.alternative_implementations import slow_gaps

    day = date.today()
    register = milliseconds(lambda: live_gaps(AreaIndex.load(day)), 3)
    print(f"{Service.objects.count():,} services: {register:.0f} ms")
    add_services(10_000 - Service.objects.count())
    taken = milliseconds(lambda: live_gaps(AreaIndex.load(day)), 3)
    print(f"{Service.objects.count():,} services: {taken:.0f} ms (aim: 1,000)")

    areas = AreaIndex.load(day)
    every = facts_of(all_statements(areas), closed_services(areas), areas)
    found: dict[int, set[str]] = {facts.area.pk: set() for facts in every}
    for gap in gaps_of(every, neighbour_ids()):
        found[gap.facts.area.pk].add(gap.rule.slug)
    same = all(found[facts.area.pk] == slow_gaps(facts) for facts in every)
    print(f"{len(every)} authorities; equal to the slow version: {'yes' if same else 'NO'}")
    if not same:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
