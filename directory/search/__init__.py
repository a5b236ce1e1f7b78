"""Search: a frozen query in; ids, groups and counts out. Views know no engine."""

from directory.search.engine import run
from directory.search.query import SearchQuery, SearchResult
from mapping_data.area_index import AreaIndex


def search(query: SearchQuery, areas: AreaIndex) -> SearchResult:
    """Answer a query by the engine in use."""
    return run(query, areas)
